import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ExpectedFailure, codeOf } from './failure.mjs';

/** How often a long task prints that it is still running. */
const HEARTBEAT_MS = 10_000;
/** How often a process checks whether its parent is still running. */
const PARENT_MS = 500;

/**
 * @typedef {{ code: number, output: string, seconds: number }} Outcome
 * `code` is the exit code; `output` is that of stdout and stderr.
 */

/**
 * Runs a program in this terminal, and forwards signals to it.
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] default: that of this process
 * @returns {Promise<number>} its exit code; after a signal 128 plus its number, as in a shell
 * @throws {ExpectedFailure} if the program does not exist
 */
export async function runInTerminal(program, parameters, environment) {
  const child = spawn(program, parameters, { stdio: 'inherit', env: environment });
  return waitForExit(child, program);
}

/**
 * Runs a program without printing its output. Prints what it is doing, its progress, and how long it took.
 * @param {{ doing: string, done: string, takes?: string }} words "Building the application", "Built the application", "a minute"
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] default: that of this process
 * @param {string} [folder] to run it in, by default that of this process
 * @returns {Promise<Outcome>}
 * @throws {ExpectedFailure} if the program does not exist
 */
export async function runWithProgress(
  { doing, done, takes },
  program,
  parameters,
  environment,
  folder,
) {
  console.log(takes ? `${doing}, which takes about ${takes} …` : `${doing} …`);
  const start = performance.now();
  const elapsed = () => Math.round((performance.now() - start) / 1_000);
  const heartbeat = setInterval(() => console.log(`  ${doing}: ${elapsed()} s`), HEARTBEAT_MS);
  try {
    const { code, output } = await capture(program, parameters, environment, folder);
    if (code === 0) console.log(`${done} in ${elapsed()} s.`);
    return { code, output, seconds: elapsed() };
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a program and returns its output.
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] default: that of this process
 * @param {string} [folder] to run it in, by default that of this process
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {ExpectedFailure} if the program does not exist
 */
export async function capture(program, parameters, environment, folder) {
  // npm is a batch file on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const child = spawn(program, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    cwd: folder,
    shell,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return { code: await waitForExit(child, program), output };
}

/**
 * Calls back on each SIGINT and SIGTERM, and with SIGTERM if the parent of this process dies: npm kills only the shell
 * between itself and this process.
 * @param {(signal: NodeJS.Signals) => void} receive
 * @returns {() => void} ends it
 */
export function onStopSignal(receive) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    receive('SIGTERM'); // once, because a second signal stops the server immediately
  }, PARENT_MS);
  process.on('SIGINT', receive).on('SIGTERM', receive);
  return () => {
    clearInterval(watch);
    process.off('SIGINT', receive).off('SIGTERM', receive);
  };
}

/**
 * Waits until a child process exits. Forwards SIGINT and SIGTERM to it, and sends SIGTERM if the parent of this process
 * dies. After a forwarded signal, this process exits with the
 * exit code of the child, silently.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<number>}
 */
export async function waitForExit(child, program) {
  let interrupted = false;
  const ignoreSignals = onStopSignal((signal) => {
    interrupted = true;
    child.kill(signal);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(
        codeOf(error) === 'ENOENT'
          ? new ExpectedFailure(
              `There is no ${program} on the PATH: install it, then run the command again.`,
            )
          : error,
      ),
    );
    child.on('close', (status, signal) =>
      resolve(status ?? 128 + constants.signals[signal ?? 'SIGKILL']),
    );
  }).finally(ignoreSignals);
  if (interrupted) process.exit(code);
  return code;
}
