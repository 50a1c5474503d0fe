import { existsSync, rmSync } from 'node:fs';
import { childEnvironment } from '@/lib/env';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { digestOfBuild } from './source-digest';
import { isStamped, writeStamp } from './source-digest';

const BUILD = '.next/BUILD_ID';
const STAMP = '.next/sources.sha256';

/**
 * Builds the application for production, unless the present build has the same sources and key.
 * @throws ExpectedFailure if the build fails, after printing the output of Next
 */
export async function buildApplication(): Promise<void> {
  const environment = childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const digest = digestOfBuild(environment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  if (existsSync(BUILD) && isStamped(STAMP, digest)) {
    console.log('The build is up to date.');
    return;
  }
  rmSync(STAMP, { force: true });
  const words = {
    doing: 'Building the application',
    done: 'Built the application',
    takes: 'a minute',
  };
  const parameters = ['node_modules/next/dist/bin/next', 'build'];
  const { code, output } = await runWithProgress(words, process.execPath, parameters, environment);
  if (code !== 0) {
    console.error(output.trim());
    throw new ExpectedFailure('The application could not be built: see the output above.');
  }
  writeStamp(STAMP, digest);
}
