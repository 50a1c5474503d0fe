import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents } from '@/tests/support/raw';

/** All positions of `part` in `whole`. */
function placesOf(part: Buffer, whole: Buffer): number[] {
  const places = [];
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) places.push(at);
  return places;
}

describe.runIf(engine === 'sqlite')('a file edited without SQLite is detected', () => {
  test.each([
    ['operationId', ['file', 'hash']],
    ['orderDbId', ['file', 'hash']],
    ['hash', ['hash', 'head']],
    ['changes', ['hash']],
  ] as const)('is detected wherever it contains %s', async (column, kinds) => {
    const ann = await newActor();
    await newOrder(ann);
    const [entry] = await storedEntries(ann);
    // Closing the last connection moves everything into the one file.
    await disconnect();
    const file = path.join(newFolder(), 'edited.db');
    copyFileSync(databasePath(ownerUrl), file);
    const whole = readFileSync(file);
    const before = await withRaw(`file:${file}`, 'read', contents);
    const found = new Set<string>();
    for (const place of placesOf(Buffer.from(String(entry![column])), whole)) {
      const edited = Buffer.from(whole);
      edited[place + 3]! ^= 1;
      writeFileSync(file, edited);
      await withRaw(`file:${file}`, 'read', async (raw) => {
        const { tamperings } = await verifyDatabase(raw);
        for (const { kind } of tamperings) found.add(kind);
        // What was not found was a leftover of a row that moved, which nothing reads.
        if (tamperings.length === 0) expect([place, await contents(raw)]).toEqual([place, before]);
      });
    }
    expect([...found]).toEqual(expect.arrayContaining([...kinds]));
  });
});
