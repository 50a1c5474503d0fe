import 'server-only';
import { assertMigrated } from './migrate';
import { openDatabase } from './sqlite';
import { assertTriggers } from './triggers';

/** Asserts what every later promise rests on. Throws one sentence that says what to do. */
export function assertReady(url: string): void {
  const database = openDatabase(url);
  try {
    assertMigrated(database);
    assertTriggers(database);
  } finally {
    database.close();
  }
}
