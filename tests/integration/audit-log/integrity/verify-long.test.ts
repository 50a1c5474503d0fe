import { expect, test } from 'vitest';
import { withRaw } from '@/lib/db/raw';
import { verifyDatabase, type Report } from '@/lib/audit-log/integrity/verify';
import { dropGuards } from '@/scripts/lib/guards';
import { ownerUrl } from '@/tests/support/database';
import { generateLog } from '@/tests/support/generated-log';
import { rawConnection } from '@/tests/support/raw';

function verify(onProgress: (entries: number) => void = () => undefined): Promise<Report> {
  return withRaw(ownerUrl, 'read', (raw) => verifyDatabase(raw, { onProgress }));
}

test('a log of more entries than are read at once is believed, and all of it is counted', async () => {
  expect(await generateLog(await rawConnection(), { orders: 660, workspaces: 2 })).toBe(2_200);
  const told: number[] = [];
  expect(await verify((entries) => told.push(entries))).toEqual({
    workspaces: 2,
    entries: 2_200,
    orders: 440,
    checkpoints: 0,
    tamperings: [],
    unlisted: 0,
  });
  expect(told.length).toBeGreaterThan(4);
  expect(told.at(-1)).toBe(2_200);
});

test('a thousand findings are told at most, and the others are counted', async () => {
  const raw = await rawConnection();
  const putBack = await dropGuards(raw);
  await raw.execute(`UPDATE "Log" SET "actorName" = 'Eve'`);
  await putBack();
  const { tamperings, unlisted } = await verify();
  expect(tamperings).toHaveLength(1_000);
  expect(unlisted).toBe(1_200);
});
