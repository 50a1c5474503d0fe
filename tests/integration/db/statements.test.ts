import { describe, expect, test } from 'vitest';
import {
  db,
  statements,
  statementsIn,
  statementTransaction,
  transaction,
  type StatementTx,
  type Tx,
} from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sql } from '@/lib/db/sql';
import { engine } from '@/tests/support/database';

const AT = new Date('2026-11-29T10:20:30.456Z');

const insert = (identifier: string) => sql`
  INSERT INTO "VerificationToken" ("identifier", "token", "expires")
  VALUES (${identifier}, ${newId()}, ${AT})`;
const select = (identifier: string) => sql`
  SELECT "identifier", "expires" FROM "VerificationToken" WHERE "identifier" = ${identifier}`;
const twin = (identifier: string) =>
  db().verificationToken.findFirst({
    where: { identifier },
    select: { identifier: true, expires: true },
  });

type Run = <T>(run: (tx: StatementTx) => Promise<T>) => Promise<T>;

const TRANSACTIONS: [string, Run][] = [
  ['without Prisma', statementTransaction],
  ['beside Prisma', (run) => transaction(run)],
];

describe('statements of the reader', () => {
  test('return the rows that Prisma returns', async () => {
    const identifier = newId();
    await transaction((tx) => statementsIn(tx).run(insert(identifier)));
    expect(await statements().rows(select(identifier))).toEqual([{ identifier, expires: AT }]);
    expect(await statements().one(select(identifier))).toEqual(await twin(identifier));
    expect(await statements().one(select(newId()))).toBeUndefined();
  });

  test('return counts and sums as numbers', async () => {
    const row = await statements().one(sql`SELECT count(*) AS "rows" FROM "VerificationToken"`);
    expect(row?.rows).toEqual(expect.any(Number));
  });

  test('compare times as stored', async () => {
    const identifier = newId();
    await transaction((tx) => statementsIn(tx).run(insert(identifier)));
    const at = (time: Date) =>
      statements().rows(sql`${select(identifier)} AND "expires" >= ${time}`);
    expect(await at(AT)).toHaveLength(1);
    expect(await at(new Date(AT.getTime() + 1))).toHaveLength(0);
  });

  test('cannot write', async () => {
    const reason = {
      sqlite: /readonly database/,
      postgresql: /cannot execute INSERT in a read-only transaction/,
    };
    await expect(statements().run(insert(newId()))).rejects.toThrow(reason[engine]);
  });

  test('pass values as values', async () => {
    const hostile = `'; DROP TABLE "VerificationToken"; --`;
    await transaction((tx) => statementsIn(tx).run(insert(hostile)));
    expect(await twin(hostile)).toMatchObject({ identifier: hostile });
  });
});

describe.each(TRANSACTIONS)('statements of a transaction %s', (_, run) => {
  test('are committed together', async () => {
    const [one, other] = [newId(), newId()];
    const changed = await run(async (tx) => {
      const count = await statementsIn(tx).run(insert(one));
      expect(await statementsIn(tx).one(select(one))).toBeDefined();
      expect(await statements().one(select(one))).toBeUndefined();
      return count + (await statementsIn(tx).run(insert(other)));
    });
    expect(changed).toBe(2);
    expect([await twin(one), await twin(other)]).not.toContain(null);
  });

  test('are rolled back together', async () => {
    const identifier = newId();
    const fault = new Error('fault');
    const failing = run(async (tx) => {
      await statementsIn(tx).run(insert(identifier));
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await twin(identifier)).toBeNull();
  });

  test('throw after its end', async () => {
    const identifier = newId();
    const late = await run((tx) => Promise.resolve({ inside: statementsIn(tx) }));
    await expect(late.inside.run(insert(identifier))).rejects.toThrow('This transaction is over.');
    expect(await twin(identifier)).toBeNull();
  });

  test('do not mix with those of another one', async () => {
    const names = Array.from({ length: 20 }, newId);
    const settled = await Promise.allSettled(
      names.map((name, index) =>
        run(async (tx) => {
          await statementsIn(tx).run(insert(name));
          await statementsIn(tx).rows(select(name));
          if (index % 2) throw new Error('fault');
        }),
      ),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const kept = await Promise.all(names.map(twin));
    expect(kept.map((found) => found !== null)).toEqual(
      names.map((_name, index) => index % 2 === 0),
    );
  });
});

test('statements and Prisma see the same transaction', async () => {
  const identifier = newId();
  const fault = new Error('fault');
  const failing = transaction(async (tx: Tx) => {
    await statementsIn(tx).run(insert(identifier));
    expect(await tx.verificationToken.findFirst({ where: { identifier } })).not.toBeNull();
    await tx.verificationToken.updateMany({
      where: { identifier },
      data: { expires: new Date(0) },
    });
    const row = await statementsIn(tx).one(select(identifier));
    expect(row?.expires).toEqual(new Date(0));
    throw fault;
  });
  await expect(failing).rejects.toBe(fault);
  expect(await twin(identifier)).toBeNull();
});
