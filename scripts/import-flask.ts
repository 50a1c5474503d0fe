/**
 * `npm run import:flask -- OMS.db [--dry-run] [--time-zone=Europe/Warsaw]`: takes over the data of the Flask application.
 * Idempotent. The exit code is 0 even if some orders cannot be taken over; each is printed with the reason.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isTimeZone } from '@/lib/dates';
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { planTakeOver } from '@/scripts/import-flask/plan';
import {
  notesOnPlan,
  takeOver,
  dryRunTakeOver,
  type TakeOverResult,
} from '@/scripts/import-flask/take-over';
import { formatNumber } from '@/lib/numbers';
import { isRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { countOf } from '@/lib/numbers';
import { migrateDatabase } from './lib/database';
import { withExpectedErrors } from './lib/expected-errors';
import { readFlaskFile } from './import-flask/flask-file';

const { DATABASE_URL } = await withExpectedErrors(env);
const { file, isDryRun, timeZone } = options();
const now = new Date();
const plan = planTakeOver(await readFlaskFile(file, DATABASE_URL), now);
if (!isDryRun) await migrateDatabase(DATABASE_URL);
const results: TakeOverResult[] = [];
for (const workspace of plan.workspaces) {
  const given = { fileName: path.basename(file), timeZone, now };
  const result = isDryRun
    ? dryRunTakeOver(workspace)
    : await takeOver(workspace, given).catch(failWithMessage);
  printResult(result);
  results.push(result);
}
for (const note of notesOnPlan(plan)) console.log(note);
console.log(summary(results));
await disconnect();

function failWithMessage(thrown: unknown): never {
  throw isRefusal(thrown) ? new ExpectedFailure(refusalSentence(thrown)) : thrown;
}

function options(): { file: string; isDryRun: boolean; timeZone: string } {
  const given = parsed();
  const [file, ...more] = given?.positionals ?? [];
  if (!given || !file || more.length > 0) {
    throw new ExpectedFailure(
      'Usage: npm run import:flask -- OMS.db [--dry-run] [--time-zone=Europe/Warsaw], where OMS.db is the database of the Flask application.',
    );
  }
  const { 'dry-run': isDryRun = false, 'time-zone': timeZone = 'UTC' } = given.values;
  if (isTimeZone(timeZone)) return { file, isDryRun, timeZone };
  throw new ExpectedFailure(
    `There is no time zone ${timeZone}: name one, as in --time-zone=Europe/Warsaw.`,
  );
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, 'time-zone': { type: 'string' } },
    });
  } catch {
    return null; // the caller prints the usage
  }
}

function printResult({ name, isNew, orders, entries, skipped, notes }: TakeOverResult): void {
  const found = [
    `${countOf(orders.found, 'order')} (${describeOrders(orders)})`,
    `${countOf(entries.found, 'log entry', 'log entries')} (${formatNumber(entries.added)} new)`,
  ];
  console.log(`${name}${isNew ? '' : ' (taken over before)'}: ${found.join(', ')}`);
  for (const note of notes) console.log(`  ${note}`);
  for (const { orderId, reasons } of skipped) {
    console.log(`  Not taken over: order ${orderId}. ${reasons.join(' ')}`);
  }
}

function describeOrders({ created, updated }: TakeOverResult['orders']): string {
  const isNew = `${formatNumber(created)} new`;
  return updated > 0 ? `${isNew}, ${formatNumber(updated)} changed` : isNew;
}

function summary(results: readonly TakeOverResult[]): string {
  const sum = (count: (result: TakeOverResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  const [created, updated] = [
    sum(({ orders }) => orders.created),
    sum(({ orders }) => orders.updated),
  ];
  const added = sum(({ entries }) => entries.added);
  const users = results.filter(({ isNew, isUser }) => isNew && isUser).length;
  const counts = [
    countOf(users, 'user'),
    countOf(created, 'order'),
    countOf(added, 'log entry', 'log entries'),
  ].join(', ');
  const left = sum(({ skipped }) => skipped.length);
  const rest = `${countOf(left, 'order')} cannot be taken over`;
  if (isDryRun)
    return `To be taken over: ${counts}.${left > 0 ? ` ${rest}.` : ''} Nothing was written.`;
  const isUnchanged = users + created + updated + added === 0;
  const done = isUnchanged
    ? 'Nothing changed: everything was taken over before.'
    : `Taken over: ${counts}${updated > 0 ? `; ${countOf(updated, 'order')} changed` : ''}.`;
  return left > 0 ? `${done} ${rest}; see the receipt of each import.` : done;
}
