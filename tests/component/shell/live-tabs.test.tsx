import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenTogether } from '@/components/shell/live-tabs';
import type { News } from '@/components/shell/live-source';

/** The browser's side of streams, locks and channels, which jsdom does not have. */
const sources: { isClosed: boolean; send: (seq: number) => void }[] = [];

class Source extends EventTarget {
  static readonly OPEN = 1;
  readonly handle = {
    isClosed: false,
    send: (seq: number) =>
      void this.dispatchEvent(new MessageEvent('change', { lastEventId: String(seq) })),
  };
  constructor() {
    super();
    sources.push(this.handle);
  }
  close() {
    this.handle.isClosed = true;
  }
}

/** One lock, held by the first who asks until what it does is over. */
function newLocks() {
  let queue = Promise.resolve();
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
      const turn = queue.then(() => (signal.aborted ? Promise.reject(signal.reason) : work()));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

beforeEach(() => {
  sources.length = 0;
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('navigator', { locks: newLocks() });
});
afterEach(() => vi.unstubAllGlobals());

function openTab(name = 'ann') {
  const heard: News[] = [];
  const close = listenTogether(
    name,
    () => 0,
    (news) => heard.push(news),
  );
  return { heard: () => heard.map(({ seq }) => seq), close };
}

test('tabs share one connection, and when its tab is closed the next takes over', async () => {
  const [first, second, third] = [openTab(), openTab(), openTab()];
  await vi.waitFor(() => expect(sources).toHaveLength(1));
  sources[0]!.send(1);
  await vi.waitFor(() => {
    expect([first, second, third].map((tab) => tab.heard())).toEqual([[1], [1], [1]]);
  });

  second.close();
  first.close();
  await vi.waitFor(() => expect(sources).toHaveLength(2));
  expect(sources[0]!.isClosed).toBe(true);
  sources[1]!.send(2);
  await vi.waitFor(() => expect(third.heard()).toEqual([1, 2]));
  expect(first.heard()).toEqual([1]);
  expect(second.heard()).toEqual([1]);
  third.close();
  expect(sources[1]!.isClosed).toBe(true);
});
