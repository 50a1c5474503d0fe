import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { listLog } from '@/lib/audit-log/list/queries';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import type { Place } from '@/lib/orders/list/params';
import { newActor, reread } from '@/tests/support/people';
import { storeEntries, type EntryToStore } from '@/tests/support/stored-entries';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-08-01T12:00:00.000Z');

let ann: Actor;
const [large, slow] = [newId(), newId()];

/** Entry `seq` of the log; the first ten are a day apart. */
function entry(seq: number, groupId: string | null = null): EntryToStore {
  const { workspaceId, userId: actorId, name: actorName } = ann;
  const at = new Date(START + Math.min(seq, 10) * DAY_MS + seq);
  const about = { orderDbId: newId(), orderId: `inv-${seq}`, orderVersion: 1 };
  const action = groupId ? 'Marked Delivered' : 'Created';
  return { workspaceId, seq, at, actorId, actorName, action, ...about, groupId, text: '' };
}

// A bulk action over several days, with other entries in between, and one longer than the first step.
beforeAll(async () => {
  ann = await newActor();
  const groups = new Map([2, 4, 6].map((seq) => [seq, slow]));
  for (let seq = 20; seq < 1_420; seq++) groups.set(seq, large);
  await storeEntries(
    Array.from({ length: 1_500 }, (_, index) => entry(index + 1, groups.get(index + 1))),
  );
  ann = await reread(ann);
});

async function list(given: Partial<LogListParams>, place: Place = {}) {
  return (await listLog(ann, { ...DEFAULT_LOG_PARAMS, ...given }, place))!;
}

describe('a bulk action in the log', () => {
  test('is one line, at its first entry, with the number of its entries', async () => {
    const { lines, after, count, groupSize } = await list({ size: 100 });
    const sequence = lines.map(({ seq }) => seq);
    expect(sequence).toEqual(
      [
        ...Array.from({ length: 81 }, (_, index) => 1_500 - index),
        ...Array.from({ length: 14 }, (_, index) => 20 - index),
        ...[5, 3, 2, 1],
      ].filter((seq) => ![6, 4].includes(seq)),
    );
    expect(lines.filter(({ groupId }) => groupId)).toMatchObject([
      { seq: 20, groupId: large, groupSize: 1_400 },
      { seq: 2, groupId: slow, groupSize: 3 },
    ]);
    expect(lines[0]).toMatchObject({ groupSize: null });
    expect({ after, count, groupSize }).toEqual({ after: null, count: 1_500, groupSize: null });
  });

  test('is skipped in either direction', async () => {
    const first = await list({ size: 25, descending: false });
    expect(first.lines.map(({ seq }) => seq).slice(16, 20)).toEqual([19, 20, 1_420, 1_421]);
    const next = await list({ size: 25, descending: false }, { after: first.after! });
    const back = await list({ size: 25, descending: false }, { before: next.before! });
    expect(back.lines).toEqual(first.lines);
  });

  test('in the filter shows all of its entries', async () => {
    const page = await list({ group: slow });
    expect(page.lines.map(({ seq, groupSize }) => [seq, groupSize])).toEqual([
      [6, null],
      [4, null],
      [2, null],
    ]);
    expect(page).toMatchObject({ count: 3, groupSize: 3 });
    expect(await list({ group: large })).toMatchObject({ count: 1_001, groupSize: 1_400 });
    expect(await list({ group: newId() })).toMatchObject({ lines: [], count: 0, groupSize: 0 });
  });

  test('is expanded in the history of one order', async () => {
    const { lines } = await list({ orderId: 'inv-4' });
    expect(lines).toMatchObject([{ seq: 4, groupId: slow, groupSize: null }]);
  });

  test('that began before the filtered dates is included', async () => {
    const sequence = async (given: Partial<LogListParams>) =>
      (await list(given)).lines.map(({ seq }) => seq);
    expect(await sequence({ from: '2026-08-04', to: '2026-08-07' })).toEqual([5, 4, 3]);
    expect(await sequence({ from: '2026-08-06', to: '2026-08-07' })).toEqual([6, 5]);
    expect(await sequence({ action: 'Marked Delivered', to: '2026-08-07' })).toEqual([2]);
    const both = { who: ann.userId, action: 'Marked Delivered' as const };
    expect(await sequence(both)).toEqual([20, 2]);
  });

  test('keeps its line while it continues', async () => {
    await storeEntries([entry(1_501, large), entry(1_502)]);
    const { lines } = await list({ size: 100 });
    expect(lines[0]).toMatchObject({ seq: 1_502 });
    expect(lines[1]).toMatchObject({ seq: 1_500 });
    expect(lines.filter(({ groupId }) => groupId === large)).toMatchObject([
      { seq: 20, groupSize: 1_401 },
    ]);
  });
});
