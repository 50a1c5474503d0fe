// A process that fills the disk of a database, for `testFullDisk`; prints a FullDiskResult.
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
import { checkLog, type Acknowledged } from './log-checks';
import type { FullDiskResult } from './disk';
import { randomFrom, whole } from './random';

/** PostgreSQL needs 60 MB of it. */
const SIZE = '128m';
const PAGE = 4_096;
/** The most free space that is left, in pages: some changes still fit. */
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
const sum: FullDiskResult = {
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
for (; server && sum.stops < Number(stops); sum.stops++) await stopServer(server.server);

await withRaw(database.ownerUrl, 'read', async (raw) => {
  const { entries, problems } = await checkLog(raw, workspaceId!, acknowledged);
  sum.wrong.push(...problems);
  if (entries.length !== acknowledged.length)
    sum.wrong.push('some changes were stored without being acknowledged');
});
sum.wrong.push(...(await application.endCleanly()));
await database.remove();
console.log(JSON.stringify(sum));

/** Fills the disk except for this number of bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(folder!);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

/** Makes changes until ten in a row are refused; reads must still succeed. */
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

/** Leaves no space for the server's write-ahead log, so that it stops; then frees space and restarts it. */
async function stopServer(postgres: PostgresServer): Promise<void> {
  fill(0);
  const refused: Change[] = [];
  while ('answer' in (await application.list(userId))) {
    // Makes the next change need a new file, if this doesn't stop the server already.
    const turnPage = (raw: Raw) => raw.rows('SELECT pg_switch_wal()');
    await withRaw(postgres.url(), 'write', turnPage).catch(() => undefined);
    refused.push(...(await attempt(creation(), ['disk-full', 'unreachable'])));
  }
  rmSync(ballast);
  await postgres.stop();
  await postgres.start();
  await repeat(refused);
}

/** Sends refused changes again, now that there is space. */
async function repeat(refused: Change[]): Promise<void> {
  sum.refused += refused.length;
  for (const change of refused) {
    if ((await attempt(change, [])).length === 0) sum.repeated++;
  }
}

/** Sends a change; returns it if it was refused, which is expected only with these codes. */
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
  // Long values fill the pages faster.
  const long = { recipientName: 'R'.repeat(200), recipientAddress: 'A'.repeat(500) };
  const input = { ...details, ...long, operationId: name, orderId: name };
  return { do: 'createOrder', input };
}
