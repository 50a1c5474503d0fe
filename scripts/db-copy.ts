/** `npm run db:copy -- FROM TO`: moves an embedded database to PostgreSQL; both are addresses as in DATABASE_URL. */
import type { Table } from '@/lib/db/copy';
import { formatNumber } from '@/lib/numbers';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { copyDatabase } from './steps/copy';

/** How many rows pass between two signs of life. */
const TOLD_EVERY = 25_000;

const [from, to, ...more] = process.argv.slice(2);
if (!from || !to || more.length > 0) {
  throw new ExpectedFailure(
    'Name both databases, as in npm run db:copy -- file:./data/oms.db postgresql://owner:password@host/database',
  );
}
console.log('Verifying the embedded database, then copying it …');
const rows = await copyDatabase(from, to, tell);
for (const [table, count] of Object.entries(rows)) console.log(`${table}: ${formatNumber(count)}`);
console.log('Copied all rows; the copy verifies, and the head of every log is the same.');

function tell(table: Table, rows: number): void {
  if (rows % TOLD_EVERY === 0) console.log(`  ${table}: ${formatNumber(rows)} so far`);
}
