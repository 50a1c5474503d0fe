import { openSource, type News } from './live-source';

/**
 * One connection per browser: the tab with the lock listens and broadcasts. Without the Web Locks
 * API (plain http), each visible tab listens. `name` is the channel, `after` the entry this tab
 * knows.
 */
export function listenInOneTab(
  name: string,
  after: () => number,
  onNews: (news: News) => void,
): () => void {
  if (!('locks' in navigator)) return listenWhileVisible(after, onNews);
  const leaving = new AbortController();
  const { signal } = leaving;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    // Frees the lock for tabs that opened too late to receive this.
    if (data.over) leaving.abort();
    onNews(data);
  };
  const lead = () =>
    new Promise<void>((resolve) => {
      const close = openSource(after, (news) => {
        channel.postMessage(news);
        onNews(news);
        if (news.over) resolve();
      });
      signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  // Rejects when aborted before it gets the lock.
  navigator.locks.request(name, { signal }, lead).catch(() => undefined);
  return () => {
    leaving.abort();
    channel.close();
  };
}

/** Browsers allow about six connections per site: background tabs must not use them up. */
function listenWhileVisible(after: () => number, onNews: (news: News) => void): () => void {
  let close: (() => void) | undefined;
  const follow = () => {
    if (document.visibilityState === 'visible') close ??= openSource(after, onNews);
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
