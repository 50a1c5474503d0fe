/** `npm run db:copy -- FROM TO`: copies a SQLite database to PostgreSQL. Both are URLs as in DATABASE_URL. */
import type { Table } from '@/lib/db/copy';
import { formatNumber } from '@/lib/numbers';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { copyDatabase } from './lib/copy-database';

/** In rows. */
const PROGRESS_EVERY = 25_000;

const [from, to, ...more] = process.argv.slice(2);
if (!from || !to || more.length > 0) {
  throw new ExpectedFailure(
    'Name both databases, as in npm run db:copy -- file:./data/oms.db postgresql://owner:password@host/database',
  );
}
console.log('Verifying the embedded database, then copying it …');
const rows = await copyDatabase(from, to, printProgress);
for (const [table, count] of Object.entries(rows)) console.log(`${table}: ${formatNumber(count)}`);
console.log('Copied and verified all rows. Every log ends with the same entry.');

function printProgress(table: Table, rows: number): void {
  if (rows % PROGRESS_EVERY === 0) console.log(`  ${table}: ${formatNumber(rows)} so far`);
}
