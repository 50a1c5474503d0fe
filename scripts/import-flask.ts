/**
 * `npm run import:flask -- OMS.db [--dry-run] [--time-zone=Europe/Warsaw]`: takes over the data of the Flask application.
 * The same again changes nothing. Exit code 0, also where some orders cannot be taken over: each is told with its reason.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isTimeZone } from '@/lib/dates';
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { planTakeOver } from '@/scripts/import-flask/plan';
import { notesOnPlan, takeOver, tryTakeOver, type Taken } from '@/scripts/import-flask/take-over';
import { formatNumber } from '@/lib/numbers';
import { isRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { counted } from './steps/counted';
import { migrateDatabase } from './steps/database';
import { expecting } from './steps/expecting';
import { readFlaskFile } from './steps/flask-file';

const { DATABASE_URL } = await expecting(env);
const { file, isDryRun, timeZone } = options();
const now = new Date();
const plan = planTakeOver(await readFlaskFile(file, DATABASE_URL), now);
if (!isDryRun) await migrateDatabase(DATABASE_URL);
const taken: Taken[] = [];
for (const workspace of plan.workspaces) {
  const given = { fileName: path.basename(file), timeZone, now };
  const one = isDryRun
    ? tryTakeOver(workspace)
    : await takeOver(workspace, given).catch(failInWords);
  tell(one);
  taken.push(one);
}
for (const note of notesOnPlan(plan)) console.log(note);
console.log(summary(taken));
await disconnect();

function failInWords(thrown: unknown): never {
  throw isRefusal(thrown) ? new ExpectedFailure(refusalSentence(thrown)) : thrown;
}

function options(): { file: string; isDryRun: boolean; timeZone: string } {
  const given = parsed();
  const [file, ...more] = given?.positionals ?? [];
  if (!given || !file || more.length > 0) {
    throw new ExpectedFailure(
      'Name the database of the Flask application, as in npm run import:flask -- OMS.db, with --dry-run after it to write nothing, or --time-zone=Europe/Warsaw.',
    );
  }
  const { 'dry-run': isDryRun = false, 'time-zone': timeZone = 'UTC' } = given.values;
  if (isTimeZone(timeZone)) return { file, isDryRun, timeZone };
  throw new ExpectedFailure(
    `There is no time zone ${timeZone}: name one as in --time-zone=Europe/Warsaw.`,
  );
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, 'time-zone': { type: 'string' } },
    });
  } catch {
    return null; // said by whoever asks
  }
}

function tell({ name, isNew, orders, entries, leftBehind, notes }: Taken): void {
  const found = [
    `${counted(orders.found, 'order')} (${ordersInWords(orders)})`,
    `${counted(entries.found, 'log entry', 'log entries')} (${formatNumber(entries.added)} new)`,
  ];
  console.log(`${name}${isNew ? '' : ', here already'}: ${found.join(', ')}`);
  for (const note of notes) console.log(`  ${note}`);
  for (const { orderId, reasons } of leftBehind) {
    console.log(`  Not taken over: order ${orderId}. ${reasons.join(' ')}`);
  }
}

function ordersInWords({ created, updated }: Taken['orders']): string {
  const isNew = `${formatNumber(created)} new`;
  return updated > 0 ? `${isNew}, ${formatNumber(updated)} changed` : isNew;
}

function summary(taken: readonly Taken[]): string {
  const sum = (count: (one: Taken) => number) => taken.reduce((so, one) => so + count(one), 0);
  const [created, updated] = [
    sum(({ orders }) => orders.created),
    sum(({ orders }) => orders.updated),
  ];
  const added = sum(({ entries }) => entries.added);
  const users = taken.filter(({ isNew, isUser }) => isNew && isUser).length;
  const counts = [
    counted(users, 'user'),
    counted(created, 'order'),
    counted(added, 'log entry', 'log entries'),
  ].join(', ');
  const left = sum(({ leftBehind }) => leftBehind.length);
  const rest = `${counted(left, 'order')} cannot be taken over`;
  if (isDryRun)
    return `To be taken over: ${counts}.${left > 0 ? ` ${rest}.` : ''} Nothing was written.`;
  const isUnchanged = users + created + updated + added === 0;
  const done = isUnchanged
    ? 'Nothing was changed: all of this was taken over before.'
    : `Taken over: ${counts}${updated > 0 ? `; ${counted(updated, 'order')} changed` : ''}.`;
  return left > 0 ? `${done} ${rest}; the receipt of each import tells of them.` : done;
}
