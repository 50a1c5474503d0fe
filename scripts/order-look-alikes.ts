/**
 * `npm run orders:look-alikes`: lists Order IDs that look the same because of characters that nobody sees, which new ones
 * cannot have. They stay valid. Such characters are printed as \u{…}.
 */
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { confusableOrders } from '@/lib/orders/look-alikes';
import { visibleText } from '@/lib/text';
import { counted } from './steps/counted';
import { expecting } from './steps/expecting';
import { readingDatabase } from './steps/reading';

const { DATABASE_URL } = await expecting(env);
const found = await readingDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return confusableOrders(raw);
});
for (const { workspaceId, orderIds } of found) {
  console.log(`workspace ${workspaceId}: ${orderIds.map(spelled).join(', ')}`);
}
console.log(
  found.length === 0
    ? 'No Order IDs look alike.'
    : `${counted(found.length, 'group')} of Order IDs that look alike or blank.`,
);

/** The text with each character that is not seen by its number. */
function spelled(orderId: string): string {
  const characters = [...orderId].map((character) =>
    visibleText(character) === character && /[^\u2800]/.test(character)
      ? character
      : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
  return `"${characters.join('')}"`;
}
