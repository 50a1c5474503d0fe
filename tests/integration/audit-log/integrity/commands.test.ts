import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { disconnect } from '@/lib/db/client';
import { databasePath } from '@/lib/db/sqlite/durable';
import { childEnvironment, env } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { dropGuards } from '@/scripts/lib/guards';
import { readDatabase } from '@/scripts/lib/read-database';
import { runCommand } from '@/tests/support/command';
import { engine } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';
import { forgeLog } from '@/tests/support/forgery';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';

/** A log of two entries, paths for key and notes, and commands that run as the application's user. */
async function desk() {
  const ann = await newActor();
  for (let made = 0; made < 2; made++) await newOrder(ann);
  const folder = newFolder();
  vi.stubEnv('CHECKPOINT_KEY_FILE', path.join(folder, 'key.pem'));
  const run = (command: string, ...parameters: string[]) =>
    runCommand(env().DATABASE_URL, command, ...parameters);
  return { ann, folder, notes: path.join(folder, 'notes'), run };
}

async function forge({ workspaceId }: Actor): Promise<void> {
  const raw = await rawConnection();
  const restoreGuards = await dropGuards(raw);
  await forgeLog(raw, workspaceId, (entries) =>
    entries.map((entry) => ({ ...entry, actorName: 'Eve' })),
  );
  await restoreGuards();
}

test('log:checkpoint and log:verify, from signing to detecting a forgery', async () => {
  const { ann, notes, run } = await desk();
  expect(await run('log-verify')).toEqual({
    code: 0,
    output: 'Verified 1 workspace, 2 entries, 2 orders: intact.\n',
  });

  const taken = await run('log-checkpoint', notes);
  expect(taken.output).toMatch(
    /^Wrote 1 checkpoint to .*notes; 0 existed already\.\nTheir verifier key: order-desk\+\w{8}\+\S+\n$/,
  );
  expect(taken.code).toBe(0);
  expect(readdirSync(path.join(notes, ann.workspaceId))).toEqual(['0000000002.note']);
  expect((await run('log-checkpoint', notes)).output).toContain('Wrote 0 checkpoints');
  expect(await run('log-verify', '--checkpoints', notes)).toEqual({
    code: 0,
    output: 'Verified 1 workspace, 2 entries, 2 orders, 1 checkpoint: intact.\n',
  });

  rmSync(path.join(notes, 'notes.list'));
  const unlisted = await run('log-verify', '--checkpoints', notes);
  expect(unlisted.output).toContain('notes has no list of its checkpoints signed with the key');
  expect(unlisted.code).toBe(1);
  const unsigned = await run('log-checkpoint', notes);
  expect(unsigned.output).toContain('notes has notes, but no list of them that the key has signed');
  expect(unsigned.code).toBe(1);
  expect((await run('log-checkpoint', '--adopt', notes)).code).toBe(0);
  expect((await run('log-verify', '--checkpoints', notes)).code).toBe(0);

  await forge(ann);
  expect((await run('log-verify')).code).toBe(0);
  const found = await run('log-verify', '--checkpoints', notes);
  expect(found.output.split('\n')).toEqual([
    expect.stringMatching(
      new RegExp(
        `^workspace ${ann.workspaceId}, entry 2, checkpoint: the checkpoint of \\S+Z vouches for other entries`,
      ),
    ),
    'Verified 1 workspace, 2 entries, 2 orders, 1 checkpoint: TAMPERED WITH, 1 finding.',
    '',
  ]);
  expect(found.code).toBe(1);
  const refused = await run('log-checkpoint', notes);
  expect(refused.output).toContain(
    `Refused to sign: workspace ${ann.workspaceId}, entry 2, checkpoint: `,
  );
  expect(refused.code).toBe(1);
});

describe('log:verify exits with 2 and one sentence when it cannot run', () => {
  const options = 'Usage: npm run log:verify [-- --checkpoints DIR [--key FILE]].\n';
  const cases: [what: string, parameters: string[], output: string][] = [
    ['an unknown option', ['--check'], options],
    ['a key without checkpoints', ['--key', 'key.pem'], options],
    ['a parameter too many', ['all'], options],
    [
      'no such folder',
      ['--checkpoints', 'none', '--key', 'tests/none'],
      'There is no key in tests/none: name the file with the key of the checkpoints by --key FILE.\n',
    ],
  ];
  test.each(cases)('%s', async (_, parameters, output) => {
    const { run } = await desk();
    expect(await run('log-verify', ...parameters)).toEqual({ code: 2, output });
  });

  test('a folder that cannot be read or has no checkpoint', async () => {
    const { folder, notes, run } = await desk();
    expect(await run('log-checkpoint', notes)).toMatchObject({ code: 0 });
    const [none, empty] = await Promise.all([
      run('log-verify', '--checkpoints', path.join(folder, 'none')),
      run('log-verify', '--checkpoints', newFolder()),
    ]);
    expect(none.output).toMatch(
      /^The checkpoints in .*none cannot be read \(ENOENT\): name a folder .*\.\n$/,
    );
    expect(empty.output).toMatch(/^There is no checkpoint in .*: name a folder .*\.\n$/);
    expect([none.code, empty.code]).toEqual([2, 2]);
  });

  test('a missing database, which is not created', async () => {
    const file = path.join(newFolder(), 'folder', 'none.db');
    expect(await runCommand(`file:${file}`, 'log-verify')).toEqual({
      code: 2,
      output: `The database ${file} does not exist: set DATABASE_URL to another one.\n`,
    });
    expect(existsSync(path.dirname(file))).toBe(false);
    expect(await runCommand('postgresql://desk:desk@127.0.0.1:9/oms', 'log-verify')).toEqual({
      code: 2,
      output:
        'The database oms on 127.0.0.1:9 does not answer: start the server, and check the address in DATABASE_URL.\n',
    });
  });

  test('a file that is not a database', async () => {
    const file = path.join(newFolder(), 'text.db');
    writeFileSync(file, 'no database, '.repeat(100));
    const { code, output } = await runCommand(`file:${file}`, 'log-verify');
    expect(output).toContain('is not a SQLite database');
    expect(code).toBe(2);
  });

  test('an error before it starts', async () => {
    const folder = newFolder();
    cpSync('scripts', path.join(folder, 'scripts'), { recursive: true });
    const codeOf = async (command: string) => {
      const parameters = [path.join(folder, 'scripts/run.mjs'), command];
      return (await capture(process.execPath, parameters, childEnvironment())).code;
    };
    expect(await Promise.all([codeOf('log-verify'), codeOf('log-checkpoint')])).toEqual([2, 1]);
  });
});

describe.runIf(engine === 'sqlite')('a read-only database', () => {
  /** A copy in a folder outside the user's private ones. */
  async function newCopy(): Promise<string> {
    await newOrder(await newActor());
    await disconnect();
    const folder = mkdtempSync('/tmp/order-desk-read-only-');
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'copy.db');
    copyFileSync(databasePath(env().DATABASE_URL), file);
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    return file;
  }

  /** Runs `work` as a user without privileges. */
  async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    if (process.getuid?.() !== 0) return work();
    process.seteuid!(65_534);
    return work().finally(() => process.seteuid!(0));
  }

  test('is read, and left unchanged', async () => {
    const file = await newCopy();
    vi.stubEnv('TMPDIR', '/tmp');
    const entries = await asNobody(() =>
      readDatabase(`file:${file}`, (raw) => raw.rows('SELECT count(*) > 0 AS some FROM "Log"')),
    );
    expect(entries).toEqual([{ some: 1 }]);
    expect(readdirSync(path.dirname(file))).toEqual(['copy.db']);
  });
});
