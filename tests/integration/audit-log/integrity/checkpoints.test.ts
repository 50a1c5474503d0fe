import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { withRaw } from '@/lib/db/raw';
import { readVerifier, signingKey } from '@/lib/audit-log/integrity/checkpoint-key';
import type { HashedEntry } from '@/lib/audit-log/integrity/hash';
import { LIST_NAME } from '@/lib/audit-log/integrity/checkpoint-list';
import { readNotes } from '@/lib/audit-log/integrity/checkpoint-store';
import { takeCheckpoints, type Taken } from '@/lib/audit-log/integrity/take-checkpoints';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { deleteOrder } from '@/lib/orders/mutations';
import { dropGuards } from '@/scripts/lib/guards';
import { ownerUrl } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';
import { forgeLog } from '@/tests/support/forgery';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';

/** A workspace with five entries, and a key with a folder for notes. */
async function desk() {
  const ann = await newActor();
  const first = await newOrder(ann);
  for (let made = 0; made < 3; made++) await newOrder(ann);
  await deleteOrder(ann, seen(first));
  const folder = newFolder();
  const keyFile = path.join(folder, 'key.pem');
  const notes = path.join(folder, 'notes');

  const take = (adopt = false) =>
    withRaw(ownerUrl, 'read', (raw) =>
      takeCheckpoints(raw, { folder: notes, privateKey: signingKey(keyFile), adopt }),
    );
  /** The findings of the notes in Ann's workspace. */
  const findings = async () => {
    const given = readNotes(notes, readVerifier(keyFile));
    const report = await withRaw(ownerUrl, 'read', (raw) =>
      verifyDatabase(raw, { checkpoints: given.checkpoints }),
    );
    return [...given.tamperings, ...report.tamperings]
      .filter(({ workspaceId }) => workspaceId === ann.workspaceId)
      .map(({ seq, kind, about }) => [seq, kind, about.replace(/ of \d{4}-\S+Z /, ' ')]);
  };
  const forge = async (change: (entries: HashedEntry[]) => HashedEntry[]) => {
    const raw = await rawConnection();
    const restoreGuards = await dropGuards(raw);
    await forgeLog(raw, ann.workspaceId, change);
    await restoreGuards();
  };
  const noteNames = () => readdirSync(path.join(notes, ann.workspaceId));
  return { ann, notes, keyFile, take, findings, forge, noteNames };
}

const REWRITTEN = (seq: number) => [
  seq,
  'checkpoint',
  'the checkpoint vouches for other entries up to this one',
];

const refusedOf = ({ refused }: Taken, { workspaceId }: Actor) =>
  refused.filter((tampering: Tampering) => tampering.workspaceId === workspaceId);

describe('taking checkpoints', () => {
  test('writes one note per workspace and size', async () => {
    const { ann, notes, take, noteNames } = await desk();
    const empty = await newWorkspace();
    const first = await take();
    expect(noteNames()).toEqual(['0000000005.note']);
    expect(readdirSync(path.join(notes, empty))).toEqual(['0000000000.note']);
    const again = await take();
    expect(again).toMatchObject({ written: 0, present: first.written + first.present });
    await newOrder(ann);
    expect(await take()).toMatchObject({ written: 1 });
    expect(noteNames()).toEqual(['0000000005.note', '0000000006.note']);
  });

  test('refuses a workspace whose log was rewritten, and signs the others', async () => {
    const { ann, take, forge, noteNames } = await desk();
    await take();
    await forge((entries) => entries.map((entry) => ({ ...entry, actorName: 'Eve' })));
    await newOrder(ann);
    const other = await newActor();
    const taken = await take();
    expect(refusedOf(taken, ann)).toMatchObject([{ seq: 5, kind: 'checkpoint' }]);
    expect(taken.written).toBeGreaterThan(0);
    expect(refusedOf(taken, other)).toEqual([]);
    expect(noteNames()).toEqual(['0000000005.note']);
  });

  test('refuses a workspace with a broken chain, even without earlier notes', async () => {
    const { ann, notes, take } = await desk();
    const raw = await rawConnection();
    const restoreGuards = await dropGuards(raw);
    await raw.run(`DELETE FROM "Log" WHERE "workspaceId" = $1 AND "seq" = 2`, [ann.workspaceId]);
    await restoreGuards();
    expect(refusedOf(await take(), ann)).toMatchObject([{ seq: 2, kind: 'sequence' }]);
    expect(readdirSync(notes)).not.toContain(ann.workspaceId);
  });

  test('refuses a workspace with a note that the key has not signed', async () => {
    const { ann, notes, take } = await desk();
    await take();
    await newOrder(ann);
    writeFileSync(path.join(notes, ann.workspaceId, '0000000003.note'), 'forged');
    expect(refusedOf(await take(), ann)).toMatchObject([{ seq: null, kind: 'checkpoint' }]);
  });
});

test('a missing or forged list is replaced only on request', async () => {
  const { notes, keyFile, take } = await desk();
  const { written } = await take();
  const file = path.join(notes, LIST_NAME);
  for (const damage of [() => rmSync(file), () => writeFileSync(file, 'order-desk/notes\n0\n')]) {
    damage();
    expect(readNotes(notes, readVerifier(keyFile)).list).toBeNull();
    await expect(take()).rejects.toThrow('no list of them that the key has signed');
    await take(true);
    expect(readNotes(notes, readVerifier(keyFile)).list?.size).toBe(written);
  }
});

test('notes accept a log that has grown', async () => {
  const { ann, take, findings } = await desk();
  await take();
  await newOrder(ann);
  await take();
  for (let made = 0; made < 3; made++) await newOrder(ann);
  expect(await findings()).toEqual([]);
});

describe('notes detect', () => {
  test('a log rewritten with matching hashes, head and orders', async () => {
    const { ann, take, findings, forge } = await desk();
    await take();
    await newOrder(ann);
    await take();
    await forge((entries) =>
      entries.map((entry) => (entry.seq === 3 ? { ...entry, actorName: 'Eve' } : entry)),
    );
    const inside = await withRaw(ownerUrl, 'read', (raw) => verifyDatabase(raw));
    const { workspaceId } = ann;
    expect(inside.tamperings.filter((found) => found.workspaceId === workspaceId)).toEqual([]);
    expect(await findings()).toEqual([REWRITTEN(5), REWRITTEN(6)]);
  });

  test('a truncated log, and entries written after that', async () => {
    const { ann, take, findings, forge } = await desk();
    await take();
    await forge((entries) => entries.slice(0, 4));
    const cut = 'the checkpoint vouches for 5 entries, and the log has 4';
    expect(await findings()).toEqual([[5, 'checkpoint', cut]]);
    await newOrder(ann);
    expect(await findings()).toEqual([REWRITTEN(5)]);
  });

  test('a log from which an order is missing', async () => {
    const { take, findings, forge } = await desk();
    await take();
    await forge((entries) =>
      entries.filter(({ orderDbId }) => orderDbId !== entries[1]!.orderDbId),
    );
    expect(await findings()).toHaveLength(1);
  });

  test.each<[string, (notes: string, workspaceId: string) => void, string]>([
    [
      'a note that was taken away',
      (notes, workspaceId) => rmSync(path.join(notes, workspaceId, '0000000005.note')),
      'the note 0000000005.note is missing',
    ],
    [
      'all notes of a workspace taken away',
      (notes, workspaceId) => rmSync(path.join(notes, workspaceId), { recursive: true }),
      'the note 0000000005.note is missing',
    ],
    [
      'the notes of a workspace under another name',
      (notes, workspaceId) => renameSync(path.join(notes, workspaceId), path.join(notes, 'aside')),
      'the note 0000000005.note is missing',
    ],
  ])('%s', async (_, strike, about) => {
    const { ann, notes, take, findings } = await desk();
    await take();
    strike(notes, ann.workspaceId);
    expect(await findings()).toContainEqual([null, 'checkpoint', about]);
    await take();
    expect(await findings()).toContainEqual([null, 'checkpoint', about]);
  });

  test('a missing workspace', async () => {
    const { ann, take, findings } = await desk();
    await take();
    const raw = await rawConnection();
    const restoreGuards = await dropGuards(raw);
    await raw.run(`DELETE FROM "Session" WHERE "userId" = $1`, [ann.userId]);
    for (const table of ['Log', 'Order', 'OrderText', 'User']) {
      await raw.run(`DELETE FROM "${table}" WHERE "workspaceId" = $1`, [ann.workspaceId]);
    }
    await raw.run(`DELETE FROM "Workspace" WHERE "id" = $1`, [ann.workspaceId]);
    await restoreGuards();
    expect((await findings()).map(([seq, kind]) => [seq, kind])).toEqual([
      [0, 'workspace'],
      [5, 'checkpoint'],
    ]);
  });

  test('a changed note', async () => {
    const { ann, notes, take, findings } = await desk();
    await take();
    const note = path.join(notes, ann.workspaceId, '0000000005.note');
    const whole = readFileSync(note, 'utf8');
    for (const changed of [whole.replace('\n5\n', '\n4\n'), whole.slice(0, -1), '']) {
      writeFileSync(note, changed);
      expect(await findings()).toEqual([
        [null, 'checkpoint', 'the note 0000000005.note does not have the signature of the key'],
      ]);
    }
  });

  test('a note in the place of another', async () => {
    const { ann, notes, take, findings } = await desk();
    await take();
    await newOrder(ann);
    await take();
    const own = path.join(notes, ann.workspaceId);
    copyFileSync(path.join(own, '0000000005.note'), path.join(own, '0000000006.note'));
    expect(await findings()).toEqual([
      [null, 'checkpoint', 'the note 0000000006.note is about another log, or another size of it'],
    ]);
  });

  test('a note that another key has signed', async () => {
    const { keyFile, take, findings } = await desk();
    await take();
    expect(await findings()).toEqual([]);
    rmSync(keyFile);
    signingKey(keyFile);
    expect((await findings()).map(([, kind]) => kind)).toEqual(['checkpoint']);
  });
});
