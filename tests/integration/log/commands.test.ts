import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { env } from '@/lib/env';
import { runCommand } from '@/tests/support/command';
import { newFolder } from '@/tests/support/folders';
import { forgeLog } from '@/tests/support/forgery';
import { dropGuards } from '@/tests/support/guards';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';

/** Runs commands on the test's database, as the application's own user, with a key and a folder of notes. */
async function desk() {
  const folder = newFolder();
  const notes = path.join(folder, 'notes');
  vi.stubEnv('CHECKPOINT_KEY_FILE', path.join(folder, 'key.pem'));
  const run = (command: string, ...parameters: string[]) =>
    runCommand(env().DATABASE_URL, command, ...parameters);
  return { folder, notes, run };
}
...
