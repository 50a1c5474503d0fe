import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { addDays } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { ACTIONS } from '@/lib/audit-log/actions';
import type { Limits } from '@/lib/db/pagination/sql';
import { listLog, streamLog, type LogPage } from '@/lib/audit-log/list/queries';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import { hasLogFilter } from '@/lib/audit-log/list/url';
import { COUNTED } from '@/lib/numbers';
import type { Place } from '@/lib/orders/list/params';
import { deleteOrder } from '@/lib/orders/mutations';
import { fold } from '@/lib/normalize';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor, newWorkspace, reread } from '@/tests/support/people';
import { FULL_SCAN, queryPlans } from '@/tests/support/plans';
import { storeEntries, type EntryToStore } from '@/tests/support/stored-entries';
import { expectedEntries, expectedLines } from '@/tests/support/expected-entries';

const ENTRIES = 4_500;

let ann: Actor;
let people: Actor[];
let entries: EntryToStore[];

// More than the list reads in one step, by several people, over three months, with a few rare ones.
beforeAll(async () => {
  const workspaceId = await newWorkspace();
  people = [];
  for (const name of ['Ann', 'Bob', 'Cem']) people.push(await newActor({ workspaceId, name }));
  ann = people[0]!;
  const stranger = await newActor();
  const numbers = Array.from({ length: ENTRIES }, (_, number) => number);
  entries = numbers.map((number) => entry(number, people));
  await storeEntries([
    ...entries,
    ...numbers.slice(0, 200).map((number) => entry(number, [stranger, stranger, stranger])),
  ]);
  ann = await reread(ann);
});

const keys = new Map<string, string>();

/** Entry `number` of a log: four per order, with other entries in between, and often several at once. */
function entry(number: number, actors: Actor[]): EntryToStore {
  const actor = actors[number % 700 === 0 ? 2 : number % 2]!;
  const { workspaceId, userId: actorId, name: actorName } = actor;
  const order = Math.floor(number / 40) * 10 + (number % 10);
  const version = 1 + (Math.floor(number / 10) % 4);
  const key = `${workspaceId} ${order}`;
  if (!keys.has(key)) keys.set(key, newId());
  const recipient = order === 1_007 ? 'Zenobia Quix' : ['Łucja', 'a_b%c', 'Émile'][order % 3]!;
  return {
    workspaceId,
    seq: number + 1,
    at: new Date(Date.parse('2026-08-01T00:30:00.000Z') + Math.floor(number / 3) * 5_400_000),
    actorId,
    actorName,
    action: number === 2_222 ? 'Deleted' : ACTIONS[(version - 1) % 4]!,
    orderDbId: keys.get(key)!,
    // Of every five orders two have the same Order ID, one after the other.
    orderId: `inv-${10_000 + order - Number(order % 5 === 1)}`,
    orderVersion: version,
    groupId: groupOf(number, actor),
    text: fold(`inv-${10_000 + order}\n${recipient}\nul. Filtrowa ${order % 90}`),
  };
}

/** One bulk action of a run of entries, three concurrent ones, and one of two entries half a month apart. */
const GROUPS = ['run', 'first', 'second', 'third', 'long'].map(() => newId());

function groupOf(number: number, { userId }: Actor): string | null {
  if (userId !== ann.userId) return null;
  const [run, ...others] = GROUPS;
  if (number >= 3_000 && number < 4_200) return run!;
  if (number >= 1_000 && number < 1_200) return others[Math.floor(number / 2) % 3]!;
  return number === 100 || number === 860 ? others[3]! : null;
}

const params = (given: Partial<LogListParams>): LogListParams => ({
  ...DEFAULT_LOG_PARAMS,
  ...given,
});
const sequence = (rows: { seq: number }[]) => rows.map(({ seq }) => seq);

/** All pages of a listing, forward and backward. */
async function bothWays(
  listing: LogListParams,
  limits?: Limits,
): Promise<{ pages: LogPage[]; back: LogPage[] }> {
  const page = async (place: Place) => (await listLog(ann, listing, place, limits))!;
  const pages = [await page({})];
  for (let { after } = pages[0]!; after; { after } = pages.at(-1)!) {
    pages.push(await page({ after }));
  }
  const back = [pages.at(-1)!];
  for (let { before } = back[0]!; before; { before } = back[0]!) {
    back.unshift(await page({ before }));
  }
  return { pages, back };
}

describe('any listing of the log equals a scan of every entry', () => {
  const date = fc.nat({ max: 110 }).map((days) => addDays('2026-07-29', days));
  const filters: Record<string, fc.Arbitrary<Partial<LogListParams>>> = {
    search: fc
      .constantFrom('FILTROWA 17', 'lucja', 'Zenobia', 'il', 'x', 'q', '_b%', '"', "inv-10'")
      .map((search) => ({ search })),
    list: fc
      .constantFrom(
        'INV-10003, inv-10005;nothing',
        'inv-10250 emile',
        'a b c d e f g h i inv-10020 k',
      )
      .map((search) => ({ search })),
    who: fc.nat({ max: 2 }).map((number) => ({ who: people[number]!.userId })),
    action: fc.constantFrom(...ACTIONS).map((action) => ({ action })),
    orderId: fc
      .integer({ min: 10_000, max: 11_130 })
      .map((number) => ({ orderId: `inv-${number}` })),
    group: fc.constantFrom(...GROUPS).map((group) => ({ group })),
    from: date.map((from) => ({ from })),
    to: date.map((to) => ({ to })),
  };
  const arrangement = fc.record({
    descending: fc.boolean(),
    size: fc.constantFrom(25 as const, 50 as const, 100 as const),
  });

  const anyListing = fc
    .tuple(fc.subarray(Object.values(filters), { maxLength: 4 }), arrangement)
    .chain(([some, arranged]) =>
      fc.tuple(...some).map((given) => params(Object.assign({}, arranged, ...given))),
    );

  test('in parts, forward and backward, and as a whole', async () => {
    const limited = fc.record({
      scanned: fc.constantFrom(200, 700, 2_500),
      gathered: fc.constantFrom(1, 100, 5_000),
    });
    await fc.assert(
      fc.asyncProperty(anyListing, limited, async (listing, limits) => {
        const wanted = expectedEntries(entries, listing, ann.timeZone);
        const [all, lines] = [sequence(wanted), sequence(expectedLines(wanted, listing))];
        const size = lines.length > 1_000 ? 100 : listing.size;
        const { pages, back } = await bothWays({ ...listing, size }, limits);
        expect(pages.flatMap((page) => sequence(page.lines))).toEqual(lines);
        expect(back.flatMap((page) => sequence(page.lines))).toEqual(lines);
        const counted = hasLogFilter(listing) ? Math.min(all.length, COUNTED + 1) : ENTRIES;
        for (const page of [...pages, ...back]) {
          if (page.part === 'before' || page.part === 'after') {
            expect(page[page.part]).not.toBeNull();
          }
          // "No entries match" or "no more", which must be true.
          if (page.lines.length === 0 && page.part === null) expect(lines).toEqual([]);
          if (page.isLeast) expect(page.count).toBeLessThanOrEqual(counted);
          else expect(page.count).toBe(counted);
        }
        const slices: number[] = [];
        for await (const slice of streamLog(ann, listing, limits)!) slices.push(...sequence(slice));
        expect(slices).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });

  test('forward and backward by page, with the count, and as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyListing, async (listing) => {
        const wanted = expectedEntries(entries, listing, ann.timeZone);
        const [all, lines] = [sequence(wanted), sequence(expectedLines(wanted, listing))];
        const size = lines.length > 1_000 ? 100 : listing.size;
        const { pages, back } = await bothWays({ ...listing, size });
        expect(pages.flatMap((page) => sequence(page.lines))).toEqual(lines);
        expect(back).toEqual(pages);
        const counted = hasLogFilter(listing) ? Math.min(all.length, COUNTED + 1) : ENTRIES;
        expect(new Set(pages.map(({ count }) => count))).toEqual(new Set([counted]));
        const slices: number[] = [];
        for await (const slice of streamLog(ann, listing)!) slices.push(...sequence(slice));
        expect(slices).toEqual(all);
      }),
      { numRuns: 30, examples: [[params({})], [params({ descending: false })]] },
    );
  });
});

test('nothing is missing or repeated while others write', async () => {
  const owner = await newActor();
  for (let made = 0; made < 60; made++) await newOrder(owner);
  const listing = params({ size: 25 });
  const found: number[] = [];
  let page: LogPage | null = null;
  do {
    page = await listLog(owner, listing, page?.after ? { after: page.after } : {});
    found.push(...sequence(page!.lines));
    await newOrder(owner);
  } while (page?.after);
  expect(found).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
  const newer = await listLog(owner, listing, { before: page!.before! });
  expect(newer!.lines).toHaveLength(25);
});

describe('the log', () => {
  test('shows who did what to which order, and whether it still exists', async () => {
    const owner = await newActor();
    const [kept, gone] = [await newOrder(owner), await newOrder(owner, { orderId: '10248' })];
    await deleteOrder(owner, seen(gone));
    const page = await listLog(owner, params({}), {});
    expect(page!.lines).toMatchObject([
      { seq: 3, action: 'Deleted', orderDbId: gone.id, orderVersion: 2, orderExists: false },
      { seq: 2, action: 'Created', orderDbId: gone.id, orderId: '10248', orderExists: false },
      { seq: 1, actorName: 'Ann', orderDbId: kept.id, orderVersion: 1, orderExists: true },
    ]);
    expect(page!.lines[0]!.changes.recipientName).toEqual({ from: 'Łucja Nowak', to: null });
    expect(page).toMatchObject({ before: null, after: null });
  });

  test('finds orders by earlier text, also after an edit or deletion', async () => {
    const owner = await newActor();
    const order = await newOrder(owner, { recipientName: 'Émile Garnier' });
    await newOrder(owner);
    await deleteOrder(owner, seen(order));
    const page = await listLog(owner, params({ search: 'garnier EMILE' }), {});
    expect(sequence(page!.lines)).toEqual([3, 1]);
    expect(page!.count).toBe(2);
  });

  test('is empty at first, and shows nothing of another workspace', async () => {
    const stranger = await newActor();
    const given = [{}, { search: 'filtrowa' }, { search: 'inv-10001 inv-10002' }];
    for (const filter of [...given, { who: ann.userId }, { orderId: 'inv-10002' }]) {
      const nothing = {
        lines: [],
        before: null,
        after: null,
        isLost: false,
        count: 0,
        part: null,
        isLeast: false,
        groupSize: null,
      };
      expect(await listLog(stranger, params(filter), {})).toEqual(nothing);
    }
  });

  test.each(['', 'zzz', '!', 'W10', '🎈'])(
    'starts at its beginning for an invalid cursor: %s',
    async (after) => {
      const first = await listLog(ann, params({}), {});
      expect(await listLog(ann, params({}), { after })).toEqual({ ...first, isLost: true });
    },
  );
});

test.each<[string, Partial<LogListParams>]>([
  ['everything', {}],
  ['oldest first', { descending: false }],
  ['who', { who: 'someone' }],
  ['an action', { action: 'Deleted' }],
  ['an Order ID', { orderId: 'inv-10002' }],
  ['dates', { from: '2026-09-01', to: '2026-09-02' }],
  ['who and an action', { who: 'someone', action: 'Deleted' }],
  ['a rare word', { search: 'zenobia' }],
  [
    'a common word and all else',
    { search: 'filtrowa', who: 'x', action: 'Edited', to: '2026-09-02' },
  ],
  ['two characters', { search: 'qx' }],
  ['a list', { search: 'inv-10002 inv-10003' }],
  ['a group', { group: GROUPS[0] }],
])('no query plan scans a whole table: %s', async (_, given) => {
  const listing = params(given);
  const plans = await queryPlans(async () => {
    const page = await listLog(ann, listing, {});
    if (page?.after) await listLog(ann, listing, { after: page.after });
  });
  for (const plan of plans) {
    expect(plan).not.toMatch(FULL_SCAN);
    // Existing orders are looked up by key, not in all of the workspace.
    expect(plan).not.toMatch(/SEARCH Order .*workspaceId/);
  }
});
