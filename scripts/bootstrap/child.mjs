import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ExpectedFailure, codeOf } from './failure.mjs';

/** How often a long piece of work shows that it is alive, in milliseconds. */
const HEARTBEAT_MS = 10_000;
/** How often a process looks whether the one that started it is still there, in milliseconds. */
const PARENT_MS = 500;

/**
 * @typedef {{ code: number, output: string, seconds: number }} Outcome
 * `code` is the exit code, `output` what was printed on both streams.
 */

/**
 * Runs a program that shares this terminal, passing signals on to it.
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] this process's own when absent
 * @returns {Promise<number>} its exit code, by the shell's convention where a signal ended it
 * @throws {ExpectedFailure} when there is no such program
 */
export async function accompany(program, parameters, environment) {
  const child = spawn(program, parameters, { stdio: 'inherit', env: environment });
  return ended(child, program);
}

/**
 * Runs a program without showing what it prints: says what is going on, then that it goes on, then how long it took.
 * @param {{ doing: string, done: string, takes?: string }} words "Building the application", "Built the application", "a minute"
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] this process's own when absent
 * @returns {Promise<Outcome>}
 * @throws {ExpectedFailure} when there is no such program
 */
export async function attend({ doing, done, takes }, program, parameters, environment) {
  console.log(takes ? `${doing}, which takes about ${takes} …` : `${doing} …`);
  const start = performance.now();
  const elapsed = () => Math.round((performance.now() - start) / 1_000);
  const heartbeat = setInterval(() => console.log(`  ${doing}: ${elapsed()} s`), HEARTBEAT_MS);
  try {
    const { code, output } = await capture(program, parameters, environment);
    if (code === 0) console.log(`${done} in ${elapsed()} s.`);
    return { code, output, seconds: elapsed() };
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] this process's own when absent
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {ExpectedFailure} when there is no such program
 */
export async function capture(program, parameters, environment) {
  // npm is a batch file on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const child = spawn(program, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    shell,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return { code: await ended(child, program), output };
}

/**
 * Waits for a child's end; until then SIGINT and SIGTERM go to it, and SIGTERM too when this process is left alone: npm
 * ends only the shell between itself and us, which tells nobody. Where a signal ended a child,
 * this process ends likewise, silently: whoever sent the signal knows why.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<number>}
 */
export async function ended(child, program) {
  let interrupted = false;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM'); // once: a second signal would end the server at once
  }, PARENT_MS);
  process.on('SIGINT', pass).on('SIGTERM', pass);
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
  }).finally(() => {
    clearInterval(watch);
    process.off('SIGINT', pass).off('SIGTERM', pass);
  });
  if (interrupted) process.exit(code);
  return code;
}
