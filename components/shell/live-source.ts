import type { Over } from '@/lib/live/events';

/**
 * What is heard about the workspace: up to which entry of its log orders may have changed, whether the connection is
 * down, that it is over for good.
 */
export type News = { seq?: number; down?: boolean; over?: Over };

/** How long nothing may come, and how long a broken connection is nobody's business, in milliseconds. */
const SILENCE_MS = 12_000;
const PATIENCE_MS = 5_000;

/** Before a refused connection is asked for again, in milliseconds: the first pause, and the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

const ADDRESS = '/api/live';

/**
 * Listens to the server from the entry that `after` tells on, and again whenever the connection breaks. What it answers
 * closes it.
 */
export function openSource(after: () => number, hear: (news: News) => void): () => void {
  let source: EventSource;
  let pause = FIRST_PAUSE_MS;
  let isBroken = false;
  let isClosed = false;
  /** The last entry that may have changed an order. A beat is about none, and tells this one to tabs that came after it. */
  let told: number;
  let alarm: ReturnType<typeof setTimeout>;
  let again: ReturnType<typeof setTimeout>;

  function connect() {
    told = after();
    source = new EventSource(`${ADDRESS}?after=${told}`);
    source.onerror = () => {
      broken();
      // The browser comes back by itself from a lost network, but not from an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) void comeBack();
    };
    source.onopen = () => expectNews(SILENCE_MS);
    for (const name of ['head', 'change']) source.addEventListener(name, moved);
    source.addEventListener('beat', stands);
    source.addEventListener('end', () => finish('session'));
    source.addEventListener('role', () => finish('role'));
  }

  function moved({ lastEventId }: MessageEvent) {
    told = Number(lastEventId);
    stands();
  }

  function stands() {
    isBroken = false;
    pause = FIRST_PAUSE_MS;
    expectNews(SILENCE_MS);
    hear({ seq: told, down: false });
  }

  function broken() {
    if (!isBroken) expectNews(PATIENCE_MS);
    isBroken = true;
  }

  function expectNews(within: number) {
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      isBroken = true;
      hear({ down: true });
      if (source.readyState !== EventSource.OPEN) return;
      source.close();
      connect();
    }, within);
  }

  async function comeBack() {
    const answer = await fetch(ADDRESS, { method: 'HEAD' }).catch(() => undefined);
    if (isClosed) return;
    if (answer?.status === 401) return finish('session');
    again = setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }

  function finish(over: Over) {
    close();
    hear({ over });
  }

  function close() {
    isClosed = true;
    clearTimeout(alarm);
    clearTimeout(again);
    source.close();
  }

  connect();
  broken();
  return close;
}
