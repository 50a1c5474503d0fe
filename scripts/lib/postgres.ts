import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './port';
import { findPostgres } from './postgres-programs';

/** For accepting connections. */
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** A temporary PostgreSQL server on the loopback address. */
export type PostgresServer = {
  /** The URL of a database, as administrator. */
  url: (database?: string) => string;
  /** Fast: disconnects clients and loses nothing (SIGINT). Hard: kills all processes (SIGKILL). */
  stop: (how?: 'fast' | 'hard') => Promise<void>;
  /** Starts it again with the same data. */
  start: () => Promise<void>;
  /** Stops it and deletes its data. */
  remove: () => Promise<void>;
};

/**
 * Starts a new server in a temporary folder.
 * @param more settings of PostgreSQL
 * @throws Error if PostgreSQL isn't installed, or doesn't start
 */
export async function startPostgres(more: Record<string, string> = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed.');
  const identity = unprivilegedUser();
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-postgres-'));
  const data = path.join(folder, 'data');
  const secretFile = path.join(folder, 'password');
  const password = randomBytes(16).toString('hex');
  mkdirSync(data);
  writeFileSync(secretFile, password);
  if (identity) {
    for (const file of [folder, data, secretFile]) chownSync(file, identity.uid, identity.gid);
  }
  chmodSync(data, 0o700);
  const flags = ['-U', 'admin', '-A', 'scram-sha-256', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(path.join(programs, 'initdb'), ['-D', data, ...flags, `--pwfile=${secretFile}`], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const url = (database = 'postgres') =>
    `postgresql://admin:${password}@127.0.0.1:${port}/${database}`;

  let child: ChildProcess;
  const server: PostgresServer = {
    url,
    start: async () => {
      const settings = {
        port: String(port),
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        max_connections: '300',
        log_min_messages: 'panic',
        log_min_error_statement: 'panic',
        ...more,
      };
      const parameters = Object.entries(settings).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]);
      child = spawn(path.join(programs, 'postgres'), ['-D', data, ...parameters], {
        ...identity,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'ignore'],
        // In its own process group, so that Ctrl+C does not stop it before the programs that use it.
        detached: true,
      });
      await waitUntilReady(url());
    },
    stop: async (how = 'fast') => {
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
      const end = new Promise((resolve) => child.once('exit', resolve));
      if (how === 'hard') killProcesses(child.pid);
      else child.kill('SIGINT');
      await end;
    },
    remove: async () => {
      await server.stop();
      process.off('exit', removeAtExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const removeAtExit = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  await server.start();
  return server;
}

/** Kills a server and its child processes. Each has its own session, so no single signal reaches all of them. */
function killProcesses(pid: number): void {
  const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout;
  spawnSync('kill', ['-KILL', String(pid), ...children.split('\n').filter(Boolean)]);
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      continue; // there is no such user
    }
  }
  return undefined;
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(POLL_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
