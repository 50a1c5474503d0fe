/**
 * `npm run orders:look-alikes`: lists Order IDs that look the same because of invisible characters, which new ones cannot
 * contain. They remain valid. Invisible characters are printed as \u{…}.
 */
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { confusableOrders } from '@/lib/orders/look-alikes';
import { visibleText } from '@/lib/normalize';
import { countOf } from '@/lib/numbers';
import { withExpectedErrors } from './lib/expected-errors';
import { readDatabase } from './lib/read-database';

const { DATABASE_URL } = await withExpectedErrors(env);
const found = await readDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return confusableOrders(raw);
});
for (const { workspaceId, orderIds } of found) {
  console.log(`workspace ${workspaceId}: ${orderIds.map(escapeInvisible).join(', ')}`);
}
console.log(
  found.length === 0
    ? 'No Order IDs look alike.'
    : `${countOf(found.length, 'group')} of Order IDs that look alike or blank.`,
);

/** An Order ID with its invisible characters escaped. */
function escapeInvisible(orderId: string): string {
  const characters = [...orderId].map((character) =>
    visibleText(character) === character && /[^\u2800]/.test(character)
      ? character
      : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
  return `"${characters.join('')}"`;
}
