import { describe, expect, test } from 'vitest';
import { db, disconnect, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLog } from '@/lib/audit-log/append';
import { engine } from '@/tests/support/database';

const LETTERS = [...'abcdefghijklmnopqrst'];

const workspace = (name = 'Parcel & Sons') => ({ id: newId(), name, timeZone: 'UTC' });
const find = (id: string) => db().workspace.findUnique({ where: { id } });

describe('the reader', () => {
  test('cannot write, not even when the types are forced', async () => {
    const writable = db() as unknown as Tx;
    const data = workspace();
    const attempts = [
      () => writable.workspace.create({ data }),
      () => writable.workspace.deleteMany(),
      () => writable.workspace.updateMany({ data: { name: 'Eve' } }),
      () => writable.$executeRaw`DELETE FROM "Workspace"`,
      () =>
        db()
          .$queryRaw`INSERT INTO "VerificationToken" VALUES ('a', 'b', CURRENT_TIMESTAMP) RETURNING *`,
    ];
    const reason = {
      sqlite: /readonly database/,
      postgresql: /cannot execute (INSERT|UPDATE|DELETE) in a read-only transaction/,
    };
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(reason[engine]);
    expect(await find(data.id)).toBeNull();
  });

  test('sees committed rows only', async () => {
    const data = workspace();
    await transaction(async (tx) => {
      await tx.workspace.create({ data });
      expect(await tx.workspace.findUnique({ where: { id: data.id } })).toMatchObject(data);
      expect(await find(data.id)).toBeNull();
    });
    expect(await find(data.id)).toMatchObject(data);
  });

  test('refuses a condition that is undefined instead of dropping it', async () => {
    const id = undefined as unknown as string;
    await expect(db().workspace.findMany({ where: { id } })).rejects.toThrow(/undefined/);
  });
});

describe('a write transaction', () => {
  test('leaves nothing behind when it fails', async () => {
    const data = workspace();
    const fault = new Error('fault');
    const failing = transaction(async (tx) => {
      await tx.workspace.create({ data });
      await tx.workspace.update({ where: { id: data.id }, data: { name: 'Renamed' } });
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await find(data.id)).toBeNull();
  });

  test('returns what its callback returns', async () => {
    expect(await transaction(() => Promise.resolve(42))).toBe(42);
  });

  /** The name of a workspace after twenty transactions at once read it and write it back with a letter more. */
  async function lengthen(first: (tx: Tx, id: string) => Promise<unknown>): Promise<string> {
    const { id } = await transaction((tx) => tx.workspace.create({ data: workspace('') }));
    const append = (letter: string) =>
      transaction(async (tx) => {
        await first(tx, id);
        const { name } = await tx.workspace.findUniqueOrThrow({ where: { id } });
        await tx.workspace.update({ where: { id }, data: { name: name + letter } });
      });
    await Promise.all(LETTERS.map(append));
    return (await find(id))!.name;
  }

  test('that locks the log waits for the previous one, and reads what it wrote', async () => {
    expect([...(await lengthen(lockLog))].sort()).toEqual(LETTERS);
  });

  test.runIf(engine === 'sqlite')('always waits for the previous one in SQLite', async () => {
    expect([...(await lengthen(async () => undefined))].sort()).toEqual(LETTERS);
  });

  test('that fails does not block the next ones', async () => {
    const settled = await Promise.allSettled([
      transaction(() => Promise.reject(new Error('fault'))),
      transaction((tx) => tx.workspace.create({ data: workspace() })),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('the connections', () => {
  test('are opened once, and again after closing', async () => {
    const reader = db();
    expect(db()).toBe(reader);
    const { id } = await transaction((tx) => tx.workspace.create({ data: workspace() }));
    await disconnect();
    await disconnect();
    expect(db()).not.toBe(reader);
    expect(await find(id)).toMatchObject({ id });
  });
});
