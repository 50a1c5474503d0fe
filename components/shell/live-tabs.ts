import { openSource, type News } from './live-source';

/**
 * Hears the news on one connection a browser: the tab that holds the lock listens, and passes on to the others what it
 * hears, until that is over for good. Where browsers have no locks, as on plain http, each tab listens for itself while it can be seen.
 * @param name tells apart who may hear each other
 * @param after the entry of the log that this tab knows
 */
export function listenInOneTab(
  name: string,
  after: () => number,
  hear: (news: News) => void,
): () => void {
  if (!('locks' in navigator)) return listenWhileSeen(after, hear);
  const leaving = new AbortController();
  const { signal } = leaving;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    // Whoever heard it has no use for the lock: it is for a tab that came too late to hear it.
    if (data.over) leaving.abort();
    hear(data);
  };
  const lead = () =>
    new Promise<void>((resolve) => {
      const close = openSource(after, (news) => {
        channel.postMessage(news);
        hear(news);
        if (news.over) resolve();
      });
      signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  // Rejected when it is left before its turn has come.
  navigator.locks.request(name, { signal }, lead).catch(() => undefined);
  return () => {
    leaving.abort();
    channel.close();
  };
}

/** Browsers open some six connections to a site: tabs in the background must not use them up. */
function listenWhileSeen(after: () => number, hear: (news: News) => void): () => void {
  let close: (() => void) | undefined;
  const follow = () => {
    if (document.visibilityState === 'visible') close ??= openSource(after, hear);
    else stop();
  };
  const stop = () => {
    close?.();
    close = undefined;
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop();
  };
}
