import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { childEnvironment } from '@/lib/env';
import type { Checkpoint } from '@/lib/audit-log/integrity/checkpoint';
import { verifierOf } from '@/lib/audit-log/integrity/checkpoint-key';
import { readNotes } from '@/lib/audit-log/integrity/checkpoint-store';
import { takeCheckpoints } from '@/lib/audit-log/integrity/take-checkpoints';
import { newPostgresDatabase } from '@/scripts/lib/postgres-database';

/** A database in which people worked for a while, as it was yesterday and as it is now. */
export type Scene = {
  engine: Engine;
  /** What was signed about it now, and kept elsewhere. */
  checkpoints: Checkpoint[];
  /** The address of a new copy of it, for its owner. */
  copyOf: (day: 'yesterday' | 'now') => Promise<string>;
  /** Removes a copy that is not needed any more. */
  removeCopy: (url: string) => Promise<void>;
  remove: () => Promise<void>;
};

/** Where databases are made and copied; the address of a PostgreSQL server's administrator where one is given. */
type Shelf = {
  make: () => Promise<{ applicationUrl: string; ownerUrl: string }>;
  copy: (ownerUrl: string) => Promise<string>;
  removeCopy: (ownerUrl: string) => Promise<void>;
};

/** @param changes how many changes people make each day, at random but the same for the same seed */
export async function newScene({
  adminUrl,
  seed,
  changes,
}: {
  adminUrl: string | undefined;
  seed: number;
  changes: number;
}): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-tamper-'));
  const shelf = adminUrl === undefined ? files(folder) : databases(adminUrl);
  const { applicationUrl, ownerUrl: now } = await shelf.make();
  await peopleWork(applicationUrl, { seed, changes });
  const yesterday = await shelf.copy(now);
  await peopleWork(applicationUrl, { seed: seed + 1, changes });
  const { privateKey } = generateKeyPairSync('ed25519');
  const notes = path.join(folder, 'notes');
  await withRaw(now, 'read', (raw) => takeCheckpoints(raw, { folder: notes, privateKey }));
  const { checkpoints } = readNotes(notes, verifierOf(privateKey));
  return {
    engine: adminUrl === undefined ? 'sqlite' : 'postgresql',
    checkpoints,
    copyOf: (day) => shelf.copy(day === 'now' ? now : yesterday),
    removeCopy: shelf.removeCopy,
    remove: async () => {
      for (const url of [now, yesterday]) await shelf.removeCopy(url);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Has people make random changes to a database, in a process of their own. */
export async function peopleWork(
  url: string,
  { seed, changes }: { seed: number; changes: number },
): Promise<void> {
  const program = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'tests/tamper/people-process.ts',
  ];
  const environment = childEnvironment({ DATABASE_URL: url });
  await promisify(execFile)(process.execPath, [...program, String(seed), String(changes)], {
    env: environment,
  });
}

function files(folder: string): Shelf {
  const newUrl = () => `file:${path.join(folder, `${randomBytes(8).toString('hex')}.db`)}`;
  const fileOf = (url: string) => url.slice('file:'.length);
  return {
    make: async () => {
      const url = newUrl();
      await withRaw(url, 'write', (raw) => upgrade(raw));
      return { applicationUrl: url, ownerUrl: url };
    },
    copy: async (from) => {
      const url = newUrl();
      // Whoever had it open last has put everything into the one file.
      copyFileSync(fileOf(from), fileOf(url));
      return url;
    },
    removeCopy: async (url) => {
      for (const ending of ['', '-wal', '-shm']) rmSync(fileOf(url) + ending, { force: true });
    },
  };
}

function databases(adminUrl: string): Shelf {
  const named = (ownerUrl: string) => new URL(ownerUrl).pathname.slice(1);
  const asAdmin = (sql: string) => withRaw(adminUrl, 'write', (raw) => raw.execute(sql));
  return {
    make: () => newPostgresDatabase(adminUrl),
    copy: async (from) => {
      const url = new URL(from);
      url.pathname = `copy_${randomBytes(8).toString('hex')}`;
      const owner = url.username;
      await asAdmin(`CREATE DATABASE ${named(url.href)} OWNER ${owner} TEMPLATE ${named(from)}`);
      return url.href;
    },
    removeCopy: (url) => asAdmin(`DROP DATABASE ${named(url)} WITH (FORCE)`),
  };
}
