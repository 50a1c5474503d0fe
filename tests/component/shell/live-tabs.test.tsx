import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenInOneTab } from '@/components/shell/live-tabs';
import type { News } from '@/components/shell/live-source';

/** Event streams, locks and channels, which jsdom does not have. */
const sources: { isClosed: boolean; url: string; send: (seq: number, name?: string) => void }[] =
  [];

class Source extends EventTarget {
  static readonly OPEN = 1;
  readonly handle;
  constructor(url: string) {
    super();
    this.handle = {
      isClosed: false,
      url,
      send: (seq: number, name = 'change') =>
        void this.dispatchEvent(new MessageEvent(name, { lastEventId: String(seq) })),
    };
    sources.push(this.handle);
  }
  close() {
    this.handle.isClosed = true;
  }
}

/** One lock, held by the first who requests it until it is done. */
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

function openTab({ name = 'ann', knows = 0 } = {}) {
  const received: News[] = [];
  const close = listenInOneTab(
    name,
    () => knows,
    (news) => received.push(news),
  );
  return { received: () => received.map(({ seq, over }) => over ?? seq), close };
}

test('tabs share one connection, and when its tab closes another takes over', async () => {
  const [first, second, third] = [openTab(), openTab(), openTab()];
  await vi.waitFor(() => expect(sources).toHaveLength(1));
  sources[0]!.send(1);
  await vi.waitFor(() => {
    expect([first, second, third].map((tab) => tab.received())).toEqual([[1], [1], [1]]);
  });

  second.close();
  first.close();
  await vi.waitFor(() => expect(sources).toHaveLength(2));
  expect(sources[0]!.isClosed).toBe(true);
  sources[1]!.send(2);
  await vi.waitFor(() => expect(third.received()).toEqual([1, 2]));
  expect(first.received()).toEqual([1]);
  expect(second.received()).toEqual([1]);
  third.close();
  expect(sources[1]!.isClosed).toBe(true);
});

test('a tab opened between two events catches up with the next heartbeat', async () => {
  const first = openTab();
  await vi.waitFor(() => expect(sources).toHaveLength(1));
  sources[0]!.send(8);
  const second = openTab({ knows: 7 });
  sources[0]!.send(9, 'beat');
  await vi.waitFor(() => expect(second.received()).toContain(8));
  expect(second.received()).not.toContain(9);
  first.close();
  second.close();
});

test('a tab that connects sends the others a heartbeat with what its page shows', async () => {
  const [first, second] = [openTab({ knows: 10 }), openTab({ knows: 7 })];
  await vi.waitFor(() => expect(sources).toHaveLength(1));
  expect(sources[0]!.url).toBe('/api/live?after=10');
  sources[0]!.send(12, 'beat');
  await vi.waitFor(() => expect(second.received()).toEqual([10]));
  first.close();
  second.close();
});

test('every tab hears the end, and one that opened too late takes over', async () => {
  const [first, second] = [openTab(), openTab()];
  await vi.waitFor(() => expect(sources).toHaveLength(1));
  sources[0]!.send(0, 'role');
  await vi.waitFor(() => expect(second.received()).toEqual(['role']));
  expect(first.received()).toEqual(['role']);
  expect(sources[0]!.isClosed).toBe(true);
  const third = openTab();
  await vi.waitFor(() => expect(sources.at(-1)!.isClosed).toBe(false));
  sources.at(-1)!.send(3);
  await vi.waitFor(() => expect(third.received()).toEqual([3]));
  for (const tab of [first, second, third]) tab.close();
});
