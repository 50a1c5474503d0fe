// A process of its own that fills a disk under a database, for `fullDisk`: see there for what it prints.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine, Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { RefusalCode } from '@/lib/errors';
import { newTestDatabase, newTestServer } from '@/scripts/lib/test-database';
import type { PostgresServer } from '@/scripts/lib/postgres';
import { details } from '@/tests/support/orders';
import { startApplication, type Change } from './application';
import { disbelief, doubled, readEntries, unkept, type Acknowledged } from './books';
import type { FullDisk } from './disk';
import { randomFrom, whole } from './random';

/** PostgreSQL alone takes 60 MB. */
const SIZE = '128m';
const PAGE = 4_096;
/** Room that is left at most, in pages: some changes still fit. */
const MOST_LEFT = 48;

const [engine, folder, rounds, seed, stops] = process.argv.slice(2) as [Engine, ...string[]];
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=1777`, 'tmpfs', folder!]);
const ballast = path.join(folder!, 'ballast');
const random = randomFrom(Number(seed));

const server = engine === 'postgresql' ? await newTestServer() : undefined;
const database = server ?? (await newTestDatabase(engine));
const application = startApplication(database.applicationUrl);
const { userId, workspaceId } = await application.join();
const acknowledged: Acknowledged[] = [];
const sum: FullDisk = {
  rounds: 0,
  fitted: 0,
  refused: 0,
  reads: 0,
  repeated: 0,
  stops: 0,
  wrong: [],
};

for (; sum.rounds < Number(rounds); sum.rounds++) {
  fill(whole(random, MOST_LEFT) * PAGE);
  const refused = await untilFull();
  const atOnce = Array.from({ length: 20 }, () => attempt(creation(), ['disk-full']));
  refused.push(...(await Promise.all(atOnce)).flat());
  rmSync(ballast);
  await repeat(refused);
}
for (; server && sum.stops < Number(stops); sum.stops++) await stopped(server.server);

await withRaw(database.ownerUrl, 'read', async (raw) => {
  const entries = await readEntries(raw, workspaceId!);
  sum.wrong.push(...(await disbelief(raw)), ...unkept(entries, acknowledged), ...doubled(entries));
  if (entries.length !== acknowledged.length) sum.wrong.push('more was done than acknowledged');
});
if ((await application.end()) !== 0 || application.complaints()) {
  sum.wrong.push(`it said: ${application.complaints()}`);
}
await database.remove();
console.log(JSON.stringify(sum));

/** Takes all room but this, in bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(folder!);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

/** Fills the rest of the disk with changes, until ten in a row are refused; reads go on meanwhile. */
async function untilFull(): Promise<Change[]> {
  const refused: Change[] = [];
  let inARow = 0;
  while (inARow < 10) {
    const again = await attempt(creation(), ['disk-full']);
    refused.push(...again);
    inARow = again.length > 0 ? inARow + 1 : 0;
    if (inARow === 0) sum.fitted++;
    const list = await application.list(userId);
    if ('answer' in list) sum.reads++;
    else sum.wrong.push(`a read failed: ${JSON.stringify(list)}`);
  }
  return refused;
}

/** Leaves no room for the server's write-ahead log: it stops by itself. Then makes room and starts it again. */
async function stopped(postgres: PostgresServer): Promise<void> {
  fill(0);
  const refused: Change[] = [];
  while ('answer' in (await application.list(userId))) {
    // So that the next change needs a new file, if this does not stop the server already.
    const turnPage = (raw: Raw) => raw.rows('SELECT pg_switch_wal()');
    await withRaw(postgres.url(), 'write', turnPage).catch(() => undefined);
    refused.push(...(await attempt(creation(), ['disk-full', 'unreachable'])));
  }
  rmSync(ballast);
  await postgres.stop();
  await postgres.start();
  await repeat(refused);
}

/** Sends again what was refused, now that there is room. */
async function repeat(refused: Change[]): Promise<void> {
  sum.refused += refused.length;
  for (const change of refused) {
    if ((await attempt(change, [])).length === 0) sum.repeated++;
  }
}

/** Sends a change; answers it again when it was refused, as is expected for these reasons alone. */
async function attempt(change: Change, expected: RefusalCode[]): Promise<Change[]> {
  const outcome = await application.change(userId, change);
  if ('answer' in outcome) {
    acknowledged.push({ operationId: change.input.operationId, answer: outcome.answer });
    return [];
  }
  if (!('refusal' in outcome && expected.includes(outcome.refusal))) {
    sum.wrong.push(`${JSON.stringify(outcome)} instead of ${expected.join(' or ')}`);
  }
  return [change];
}

function creation(): Change {
  const name = randomUUID();
  // Long, so that it fills pages.
  const long = { recipientName: 'R'.repeat(200), recipientAddress: 'A'.repeat(500) };
  const input = { ...details, ...long, operationId: name, orderId: name };
  return { do: 'createOrder', input };
}
