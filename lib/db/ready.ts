import 'server-only';
import { assertMigrated, assertTriggers } from './migrate';
import { openDatabase } from './sqlite';

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
