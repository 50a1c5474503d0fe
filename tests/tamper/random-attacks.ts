import { randomUUID } from 'node:crypto';
import type { Raw } from '@/lib/db/engine';
import { inTransaction } from '@/lib/db/raw';
import { insertRow } from '@/scripts/lib/rows';
import { pick, whole, type Random } from '@/tests/faults/random';
import type { Attack } from './attack';
import { flipBit } from './flip-bit';
import { withoutGuards } from './without-guards';

type Run = (raw: Raw, random: Random) => Promise<void>;
type Entry = { id: string; workspaceId: string; seq: number };

/** Attacks on random rows; each must be found. */
const ATTACKS: Record<string, Run> = {
  'flip a bit': flipBit,
  'delete an entry': async (raw, random) => {
    const { id } = await anyEntry(raw, random);
    await raw.run(`DELETE FROM "Log" WHERE "id" = $1`, [id]);
  },
  'delete an order': async (raw, random) => {
    const { id } = await anyOrder(raw, random);
    await raw.run(`DELETE FROM "Order" WHERE "id" = $1`, [id]);
  },
  'swap two entries': async (raw, random) => {
    const { workspaceId, seq } = await anyEntry(raw, random);
    const other = seq === 1 ? 2 : seq - 1;
    for (const [from, to] of [
      [seq, -1],
      [other, seq],
      [-1, other],
    ]) {
      await raw.run(`UPDATE "Log" SET "seq" = $1 WHERE "workspaceId" = $2 AND "seq" = $3`, [
        to,
        workspaceId,
        from,
      ]);
    }
  },
  'insert a copy of an entry': async (raw, random) => {
    const entry = await rowOfEntry(raw, random);
    const seq = (await newestSeq(raw, entry.workspaceId)) + 1;
    await insertRow(raw, 'Log', {
      ...entry,
      ...{ id: randomUUID(), operationId: randomUUID(), seq, orderVersion: 1_000_000 },
    });
  },
  'renumber entries': async (raw, random) => {
    const { workspaceId, seq } = await anyEntry(raw, random);
    await raw.run(`UPDATE "Log" SET "seq" = "seq" + $1 WHERE "workspaceId" = $2 AND "seq" >= $3`, [
      10_000 + whole(random, 1_000),
      workspaceId,
      seq,
    ]);
  },
  'move an entry to another workspace': async (raw, random) => {
    const { id, workspaceId } = await anyEntry(raw, random);
    const others = await raw.rows<{ id: string }>(
      `SELECT "id" FROM "Workspace" WHERE "id" <> $1 ORDER BY "id"`,
      [workspaceId],
    );
    const to = pick(random, others).id;
    const seq = (await newestSeq(raw, to)) + 1;
    await raw.run(`UPDATE "Log" SET "workspaceId" = $1, "seq" = $2 WHERE "id" = $3`, [to, seq, id]);
  },
  'insert an order': async (raw, random) => {
    const { id } = await anyOrder(raw, random);
    const [row] = await raw.rows(`SELECT * FROM "Order" WHERE "id" = $1`, [id]);
    await insertRow(raw, 'Order', { ...row, id: randomUUID(), orderId: randomUUID() });
  },
  'change an order': async (raw, random) => {
    const { id } = await anyOrder(raw, random);
    await raw.run(
      `UPDATE "Order" SET "version" = "version" + 1, "recipientName" = 'Eve' WHERE "id" = $1`,
      [id],
    );
  },
  'change the counters': async (raw, random) => {
    const { workspaceId } = await anyEntry(raw, random);
    const column = pick(random, ['ongoingCount', 'deliveredCount']);
    await raw.run(`UPDATE "Workspace" SET "${column}" = "${column}" + 1 WHERE "id" = $1`, [
      workspaceId,
    ]);
  },
};

/** Half of all attacks flip a bit. A quarter leave the guards in place, like an attacker who doesn't own the database. */
export function randomAttack(random: Random): Attack {
  const kind = random() < 0.5 ? 'flip a bit' : pick(random, Object.keys(ATTACKS));
  const isGuarded = random() < 0.25;
  const run = isGuarded ? inTransaction : withoutGuards;
  return {
    name: isGuarded ? `${kind}, guarded` : kind,
    day: 'now',
    run: (raw) => run(raw, () => ATTACKS[kind]!(raw, random)),
  };
}

async function anyEntry(raw: Raw, random: Random): Promise<Entry> {
  return pick(
    random,
    await raw.rows<Entry>(`SELECT "id", "workspaceId", "seq" FROM "Log" ORDER BY "id"`),
  );
}

async function rowOfEntry(raw: Raw, random: Random): Promise<Entry> {
  const { id } = await anyEntry(raw, random);
  const [row] = await raw.rows<Entry>(`SELECT * FROM "Log" WHERE "id" = $1`, [id]);
  return row!;
}

async function anyOrder(raw: Raw, random: Random): Promise<{ id: string }> {
  return pick(random, await raw.rows<{ id: string }>(`SELECT "id" FROM "Order" ORDER BY "id"`));
}

async function newestSeq(raw: Raw, workspaceId: string): Promise<number> {
  const [row] = await raw.rows<{ seq: number | null }>(
    `SELECT MAX("seq") AS seq FROM "Log" WHERE "workspaceId" = $1`,
    [workspaceId],
  );
  return row?.seq ?? 0;
}
