import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entryHash,
  GENESIS_HASH,
  requestHash,
  type HashedEntry,
} from '@/lib/audit-log/integrity/hash';

const entry: HashedEntry = {
  id: 'entry-1',
  workspaceId: 'workspace-1',
  seq: 1,
  at: new Date('2026-04-17T08:15:00.000Z'),
  actorId: 'user-1',
  actorName: 'Łucja "Nowak"',
  action: 'Created',
  orderDbId: 'order-1',
  orderId: '10248',
  orderVersion: 1,
  changes: '{"numberOfItems":{"from":null,"to":18}}',
  operationId: 'operation-1',
  requestHash: 'request-1',
  previousHash: GENESIS_HASH,
  groupId: null,
  undoes: null,
};

describe('the hash of an entry', () => {
  test('is SHA-256 over the documented bytes, as another program computes it', () => {
    // Python: hashlib.sha256(json.dumps([...], separators=(',', ':'), ensure_ascii=False).encode())
    expect(entryHash(entry)).toBe(
      '6b6e1bb1017b4e937aecd43afbee9661424ab7b58592b2108f9480c2129b43e5',
    );
  });

  test('is that of the second format for a bulk action or an undo, as another program computes it', () => {
    expect(entryHash({ ...entry, groupId: 'group-1' })).toBe(
      '1671ed084d41c25ee576337b6072861b3fff6d7602674b8fbba41d2e8e7cc486',
    );
    expect(entryHash({ ...entry, undoes: 1 })).toBe(
      '242233d24da1df572ec3dba279351775be65c8847886b191bc85f16dec6c6bea',
    );
  });

  test('covers every field', () => {
    const others: { [F in keyof HashedEntry]: fc.Arbitrary<HashedEntry[F]> } = {
      id: fc.string(),
      workspaceId: fc.string(),
      seq: fc.nat(),
      at: fc.date({ noInvalidDate: true }),
      actorId: fc.string(),
      actorName: fc.string(),
      action: fc.string(),
      orderDbId: fc.option(fc.string()),
      orderId: fc.option(fc.string()),
      orderVersion: fc.option(fc.nat()),
      changes: fc.string(),
      operationId: fc.string(),
      requestHash: fc.string(),
      previousHash: fc.string(),
      groupId: fc.option(fc.string()),
      undoes: fc.option(fc.nat()),
    };
    for (const [field, other] of Object.entries(others)) {
      fc.assert(
        fc.property(other, (value: unknown) => {
          const changed = { ...entry, [field]: value };
          fc.pre(JSON.stringify(changed) !== JSON.stringify(entry));
          expect(entryHash(changed), field).not.toBe(entryHash(entry));
        }),
      );
    }
  });

  test('tells apart text that moved from one field to its neighbour', () => {
    const first = entryHash({ ...entry, actorId: 'user-1', actorName: '23' });
    const second = entryHash({ ...entry, actorId: 'user-12', actorName: '3' });
    expect(first).not.toBe(second);
  });

  test('tells apart null, the word null and an empty text', () => {
    const hashes = [null, 'null', ''].map((orderId) => entryHash({ ...entry, orderId }));
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('the request hash', () => {
  test('is SHA-256 over actor and request, as another program computes it', () => {
    expect(requestHash('user-1', ['markDelivered', 'order-1', 3])).toBe(
      '391492285a40fb86abe3a7152432aadbed7d17d7501263d0aaafefd7d823e1f3',
    );
  });

  test('differs by actor, action and input', () => {
    const hashes = [
      requestHash('user-1', ['editOrder', 'order-1', 3]),
      requestHash('user-2', ['editOrder', 'order-1', 3]),
      requestHash('user-1', ['deleteOrder', 'order-1', 3]),
      requestHash('user-1', ['editOrder', 'order-1', 4]),
      requestHash('user-1', ['editOrder', 'order-1', '3']),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
