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

test('a log longer than one batch is verified in full', async () => {
  expect(await generateLog(await rawConnection(), { orders: 660, workspaces: 2 })).toBe(2_200);
  const reported: number[] = [];
  expect(await verify((entries) => reported.push(entries))).toEqual({
    workspaces: 2,
    entries: 2_200,
    orders: 440,
    checkpoints: 0,
    tamperings: [],
    unlisted: 0,
  });
  expect(reported.length).toBeGreaterThan(4);
  expect(reported.at(-1)).toBe(2_200);
});

test('at most a thousand findings are listed, and the rest as a number', async () => {
  const raw = await rawConnection();
  const restoreGuards = await dropGuards(raw);
  await raw.execute(`UPDATE "Log" SET "actorName" = 'Eve'`);
  await restoreGuards();
  const { tamperings, unlisted } = await verify();
  expect(tamperings).toHaveLength(1_000);
  expect(unlisted).toBe(1_200);
});
