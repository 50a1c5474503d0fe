/** What is heard about the workspace: how many entries its log has, whether the connection is down, that the session ended. */
export type News = { seq?: number; down?: boolean; ended?: true };

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
  let alarm: ReturnType<typeof setTimeout>;
  let again: ReturnType<typeof setTimeout>;

  function connect() {
    source = new EventSource(`${ADDRESS}?after=${after()}`);
    source.onerror = () => {
      broken();
      // The browser comes back by itself from a lost network, but not from an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) void comeBack();
    };
    source.onopen = () => expectNews(SILENCE_MS);
    for (const name of ['head', 'change', 'beat']) source.addEventListener(name, heard);
    source.addEventListener('end', ended);
  }

  function heard({ lastEventId }: MessageEvent) {
    isBroken = false;
    pause = FIRST_PAUSE_MS;
    expectNews(SILENCE_MS);
    hear({ seq: Number(lastEventId), down: false });
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
    if (answer?.status === 401) return ended();
    again = setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }

  function ended() {
    close();
    hear({ ended: true });
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
