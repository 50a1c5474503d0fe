import 'server-only';
import { assertGuards } from './guards';
import { assertMigrated } from './migrations';
import { withRaw } from './raw';

/** Asserts what every later promise rests on. Throws one sentence that says what to do. */
export function assertReady(url: string): Promise<void> {
  return withRaw(url, 'read', async (raw) => {
    await assertMigrated(raw);
    await assertGuards(raw);
  });
}
