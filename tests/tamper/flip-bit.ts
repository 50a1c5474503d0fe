import { FIELD_KEYS } from '@/lib/orders/fields';
import type { Raw } from '@/lib/db/engine';
import { pick, whole, type Random } from '@/tests/faults/random';

/** The columns that the log protects. */
const COLUMNS = {
  Log: [
    'id',
    'workspaceId',
    'seq',
    'at',
    'actorId',
    'actorName',
    'action',
    'orderDbId',
    'orderId',
    'orderVersion',
    'changes',
    'operationId',
    'requestHash',
    'previousHash',
    'hash',
    'groupId',
    'undoes',
  ],
  Order: [
    'id',
    'workspaceId',
    'orderId',
    ...FIELD_KEYS,
    'version',
    'createdById',
    'createdAt',
    'updatedAt',
    'deliveredAt',
    'searchText',
    'senderKey',
    'recipientKey',
    'addressKey',
    'orderIdKey',
  ],
  OrderText: ['workspaceId', 'orderDbId', 'text'],
  Workspace: [
    'id',
    'name',
    'timeZone',
    'logSeq',
    'logHash',
    'ongoingCount',
    'deliveredCount',
    'defaultSender',
    'startView',
    'workingDays',
    'holidays',
    'attemptReasons',
    'deletedAt',
  ],
  User: [
    'workspaceId',
    'username',
    'usernameKey',
    'name',
    'email',
    'role',
    'active',
    'passwordHash',
    'totpSecret',
  ],
  Invitation: ['workspaceId', 'role', 'name', 'createdAt', 'expires', 'usedAt', 'revokedAt'],
} as const;

const TABLES = [
  ...(['Log', 'Log', 'Log', 'Order', 'Order'] as const),
  ...(['OrderText', 'Workspace', 'User', 'Invitation'] as const),
];

/**
 * Changes one bit of a random value in a workspace that has a log. Tries again if the value is null, or reads the same
 * afterwards.
 */
export async function flipBit(raw: Raw, random: Random): Promise<void> {
  const table = pick(random, TABLES);
  const column = pick(random, COLUMNS[table]);
  const key = table === 'OrderText' ? 'key' : 'id';
  const workspace = table === 'Workspace' ? 'id' : 'workspaceId';
  const rows = await raw.rows<{ id: string | number }>(
    `SELECT "${key}" AS "id" FROM "${table}"
     WHERE "${workspace}" IN (SELECT "workspaceId" FROM "Log") ORDER BY "${key}"`,
  );
  const { id } = pick(random, rows);
  const read = async () => {
    const found = await raw.rows<{ value: unknown }>(
      `SELECT "${column}" AS value FROM "${table}" WHERE "${key}" = $1`,
      [id],
    );
    return found[0]?.value;
  };
  const value = await read();
  if (value === null) return flipBit(raw, random);
  await write(raw, { table, column, key, id, value: flipped(value, random) });
  if ((await read()) === value) return flipBit(raw, random);
}

function flipped(value: unknown, random: Random): number | Buffer {
  if (typeof value === 'number') return value ^ (1 << whole(random, 8));
  const bytes = Buffer.from(String(value));
  const place = whole(random, bytes.length);
  bytes[place] = bytes[place]! ^ (1 << whole(random, 8));
  return bytes;
}

async function write(
  raw: Raw,
  change: {
    table: string;
    column: string;
    key: string;
    id: string | number;
    value: number | Buffer;
  },
): Promise<void> {
  const { table, column, key, id, value } = change;
  const set = (expression: string, parameter: unknown) =>
    raw.run(`UPDATE "${table}" SET "${column}" = ${expression} WHERE "${key}" = $2`, [
      parameter,
      id,
    ]);
  if (typeof value === 'number') await set('$1', value);
  else if (raw.engine === 'sqlite') await set('CAST($1 AS TEXT)', value);
  else {
    const [type] = await raw.rows<{ name: string }>(
      `SELECT format_type(atttypid, atttypmod) AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attname = $2`,
      [`"${table}"`, column],
    );
    await set(`convert_from($1, 'UTF8')::${type!.name}`, value);
  }
}
