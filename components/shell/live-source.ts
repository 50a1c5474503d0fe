import type { Over } from '@/lib/live/events';

/** `seq`: the last log entry that may have changed an order. `over`: no more news will come. */
export type News = { seq?: number; down?: boolean; over?: Over };

/** Without an event for so long the connection counts as dead; a broken one is reported later. */
const SILENCE_MS = 12_000;
const GRACE_MS = 5_000;

/** Backoff for a refused connection, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

const ADDRESS = '/api/live';

/** Subscribes to entries after `after` and reconnects. Returns a function that closes it. */
export function openSource(after: () => number, onNews: (news: News) => void): () => void {
  let source: EventSource;
  let pause = FIRST_PAUSE_MS;
  let isBroken = false;
  let isClosed = false;
  /** The last entry that may have changed an order; heartbeats repeat it for newer tabs. */
  let lastSeq: number;
  let silenceTimer: ReturnType<typeof setTimeout>;
  let retryTimer: ReturnType<typeof setTimeout>;

  function connect() {
    lastSeq = after();
    source = new EventSource(`${ADDRESS}?after=${lastSeq}`);
    source.onerror = () => {
      broken();
      // Browsers reconnect after a network failure, but not after another content type.
      if (source.readyState === EventSource.CLOSED) void reconnect();
    };
    source.onopen = () => expectNews(SILENCE_MS);
    for (const name of ['head', 'change']) source.addEventListener(name, moved);
    source.addEventListener('beat', alive);
    source.addEventListener('end', () => finish('session'));
    source.addEventListener('role', () => finish('role'));
  }

  function moved({ lastEventId }: MessageEvent) {
    lastSeq = Number(lastEventId);
    alive();
  }

  function alive() {
    isBroken = false;
    pause = FIRST_PAUSE_MS;
    expectNews(SILENCE_MS);
    onNews({ seq: lastSeq, down: false });
  }

  function broken() {
    if (!isBroken) expectNews(GRACE_MS);
    isBroken = true;
  }

  function expectNews(within: number) {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => {
      isBroken = true;
      onNews({ down: true });
      if (source.readyState !== EventSource.OPEN) return;
      source.close();
      connect();
    }, within);
  }

  async function reconnect() {
    const answer = await fetch(ADDRESS, { method: 'HEAD' }).catch(() => undefined);
    if (isClosed) return;
    if (answer?.status === 401) return finish('session');
    retryTimer = setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }

  function finish(over: Over) {
    close();
    onNews({ over });
  }

  function close() {
    isClosed = true;
    clearTimeout(silenceTimer);
    clearTimeout(retryTimer);
    source.close();
  }

  connect();
  broken();
  return close;
}
