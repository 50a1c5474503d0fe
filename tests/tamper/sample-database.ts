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

/** A database with realistic data, as it was yesterday and as it is now. */
export type SampleDatabase = {
  engine: Engine;
  /** Signed checkpoints of its current state. */
  checkpoints: Checkpoint[];
  /** Creates a copy; returns its URL for the owner of the tables. */
  copyOf: (day: 'yesterday' | 'now') => Promise<string>;
  removeCopy: (url: string) => Promise<void>;
  remove: () => Promise<void>;
};

/** Creates and copies databases of one engine. */
type DatabaseStore = {
  make: () => Promise<{ applicationUrl: string; ownerUrl: string }>;
  copy: (ownerUrl: string) => Promise<string>;
  removeCopy: (ownerUrl: string) => Promise<void>;
};

/** @param changes the number of random changes per day, the same for the same seed */
export async function newSampleDatabase({
  adminUrl,
  seed,
  changes,
}: {
  adminUrl: string | undefined;
  seed: number;
  changes: number;
}): Promise<SampleDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-tamper-'));
  const store = adminUrl === undefined ? files(folder) : databases(adminUrl);
  const { applicationUrl, ownerUrl: now } = await store.make();
  await makeRandomChanges(applicationUrl, { seed, changes });
  const yesterday = await store.copy(now);
  await makeRandomChanges(applicationUrl, { seed: seed + 1, changes });
  const { privateKey } = generateKeyPairSync('ed25519');
  const notes = path.join(folder, 'notes');
  await withRaw(now, 'read', (raw) => takeCheckpoints(raw, { folder: notes, privateKey }));
  const { checkpoints } = readNotes(notes, verifierOf(privateKey));
  return {
    engine: adminUrl === undefined ? 'sqlite' : 'postgresql',
    checkpoints,
    copyOf: (day) => store.copy(day === 'now' ? now : yesterday),
    removeCopy: store.removeCopy,
    remove: async () => {
      for (const url of [now, yesterday]) await store.removeCopy(url);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes random changes to a database, in another process. */
export async function makeRandomChanges(
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

function files(folder: string): DatabaseStore {
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
      // The last process that had it open has checkpointed the write-ahead log into the file.
      copyFileSync(fileOf(from), fileOf(url));
      return url;
    },
    removeCopy: async (url) => {
      for (const ending of ['', '-wal', '-shm']) rmSync(fileOf(url) + ending, { force: true });
    },
  };
}

function databases(adminUrl: string): DatabaseStore {
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
