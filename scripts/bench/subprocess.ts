import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { withRaw } from '@/lib/db/raw';
import { childEnvironment, env } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import type { BenchContext } from './context';
import { newSession } from './session';

/**
 * Runs a program of the measured code on the database of a context, in its own process because a process can only use one
 * database.
 * @returns its output
 */
export async function runSubprocess(
  { settings, build }: BenchContext,
  program: string,
  parameters: string[],
): Promise<string> {
  const { code, output } = await capture(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', program, ...parameters],
    childEnvironment({ ...settings, NODE_ENV: 'production', LOG_LEVEL: 'warn' }),
    build.folder,
  );
  if (code !== 0) throw new Error(`${program} failed:\n${output}`);
  return output;
}

/** Logs a user in, within such a program. */
export async function signInAs(userId: string): Promise<Actor> {
  const token = await withRaw(env().DATABASE_URL, 'write', (raw) => newSession(raw, userId));
  const actor = await actorOfSession(token, new Date());
  if (!actor) throw new Error('The user does not exist.');
  return actor;
}
