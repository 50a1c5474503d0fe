import { rmSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { GET } from '@/app/(desk)/logs/download/route';
import { calendarDate } from '@/lib/dates';
import { newOrder } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

// Before anything reads the settings.
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }] = await Promise.all([import('node:fs'), import('node:os')]);
  const folder = mkdtempSync(`${tmpdir()}/order-desk-route-`);
  vi.stubEnv('CHECKPOINT_KEY_FILE', `${folder}/key.pem`);
  return folder;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the owner gets a file with the date in its name, which must not be cached', async () => {
  const { actor, sessionToken } = await newSignIn();
  await newOrder(actor);
  await newRequest({ sessionToken });
  const response = await GET();
  expect(response.status).toBe(200);
  const today = calendarDate(new Date(), actor.timeZone);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="order-desk-log-${today}.jsonl"`,
    'content-type': 'application/jsonl',
  });
  const [header, entry, ...rest] = (await response.text()).split('\n');
  expect(JSON.parse(header!)).toMatchObject({ workspaceId: actor.workspaceId, size: 1 });
  expect(JSON.parse(entry!)).toMatchObject({ seq: 1, action: 'Created' });
  expect(rest).toEqual(['']);
});

test('cancelling the download closes the query', async () => {
  const { actor, sessionToken } = await newSignIn();
  await newOrder(actor);
  await newRequest({ sessionToken });
  const reader = (await GET()).body!.getReader();
  expect((await reader.read()).done).toBe(false);
  await reader.cancel();
  expect((await reader.read()).done).toBe(true);
});
