import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { appendEntries, lockLog, type NewEntry } from '@/lib/audit-log/append';
import { downloadLog } from '@/lib/audit-log/integrity/download';
import type { Action } from '@/lib/audit-log/actions';
import { newFolder } from '@/tests/support/folders';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn, type Finding } from '@/tests/support/unguarded';

/** Appends an entry that is correct, including its place in the chain, except for the given values. */
async function append(actor: Actor, given: Partial<NewEntry> = {}, action: Action = 'Taken Over') {
  const { workspaceId, userId, name } = actor;
  const entry: NewEntry = {
    workspaceId,
    at: new Date('2024-05-04T10:30:00.123Z'),
    actorId: userId,
    actorName: name,
    event: {
      action: action as 'Taken Over',
      changes: { takenOverAction: { from: null, to: 'Created' } },
    },
    orderDbId: null,
    orderId: 'A-1',
    orderVersion: null,
    operationId: randomUUID(),
    requestHash: '',
    groupId: null,
    ...given,
  };
  await transaction(async (tx) => appendEntries(tx, await lockLog(tx, workspaceId), [entry]));
}

describe('migrated entries', () => {
  test('are accepted, with and without an Order ID, by both verifiers', async () => {
    const ann = await newActor();
    await append(ann);
    await append(ann, { orderId: null });
    await newOrder(ann, { orderId: 'A-1' });
    expect(await findingsIn(ann.workspaceId)).toEqual([]);

    const folder = newFolder();
    const parts = [];
    for await (const part of (await downloadLog(ann, path.join(folder, 'key.pem')))!) {
      parts.push(part);
    }
    const file = path.join(folder, 'log.jsonl');
    writeFileSync(file, parts.join(''));
    const output = execFileSync(process.execPath, ['scripts/verify-log.mjs', file]).toString();
    expect(output).toMatch(/^Intact: 3 entries/);
  });

  test.each<[string, Partial<NewEntry>, Action, Finding[]]>([
    [
      'with an order of this system',
      { orderDbId: randomUUID(), orderVersion: 1 },
      'Taken Over',
      [
        [1, 'stored'],
        [1, 'history'],
      ],
    ],
    ['with a version alone', { orderVersion: 1 }, 'Taken Over', [[1, 'stored']]],
    ['under another name', {}, 'Edited', [[1, 'stored']]],
    ['under another name, without an Order ID', { orderId: null }, 'Imported', [[1, 'stored']]],
  ])('are rejected %s', async (_, given, action, found) => {
    const ann = await newActor();
    await append(ann, given, action);
    expect(await findingsIn(ann.workspaceId)).toEqual(found);
  });
});
