import { findAttemptChoices } from '@/lib/workspaces/queries';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { changeSettings } from '@/lib/workspaces/mutations';
import { findSettings, findWorkingCalendar } from '@/lib/workspaces/queries';
import { changesOf } from '@/tests/support/changes';
import { storedEntries } from '@/tests/support/orders';
import { newActor, signIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { tamperings } from '@/tests/support/tamperings';

const settings = {
  workspaceName: 'Wolski',
  timeZone: 'Europe/Warsaw',
  defaultSender: 'Northern Goods',
  startView: 'due',
  workingDays: '123456',
  holidays: '2026-12-25 2026-12-26',
  attemptReasons: null as string | null,
};

let ann: Actor;

beforeEach(async () => {
  ann = await newActor();
});

function input(given: Partial<typeof settings> & { operationId?: string } = {}) {
  return { operationId: randomUUID(), ...settings, ...given };
}

describe('changing the settings', () => {
  test('takes effect for everyone at the next request', async () => {
    await changeSettings(ann, input());
    expect(await findSettings(ann)).toEqual(settings);
    expect(await signIn(ann.userId)).toMatchObject({
      workspaceName: 'Wolski',
      timeZone: 'Europe/Warsaw',
    });
  });

  test('is logged with the differences only', async () => {
    await changeSettings(ann, input());
    await changeSettings(ann, { ...input({ timeZone: 'UTC' }), defaultSender: null });
    const entries = await storedEntries(ann);
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['Settings Changed', ann.userId],
      ['Settings Changed', ann.userId],
    ]);
    expect(entries.map(changesOf)).toEqual([
      {
        workspaceName: { from: 'Parcel & Sons', to: 'Wolski' },
        timeZone: { from: 'UTC', to: 'Europe/Warsaw' },
        defaultSender: { from: null, to: 'Northern Goods' },
        startView: { from: 'all', to: 'due' },
        workingDays: { from: '12345', to: '123456' },
        holidays: { from: '', to: '2026-12-25 2026-12-26' },
      },
      {
        timeZone: { from: 'Europe/Warsaw', to: 'UTC' },
        defaultSender: { from: 'Northern Goods', to: null },
      },
    ]);
    expect(await tamperings()).toEqual([]);
  });

  test('includes the reasons for failed attempts', async () => {
    await changeSettings(ann, input({ attemptReasons: 'Too late\nClosed' }));
    const { reasons } = await findAttemptChoices(ann, new Date());
    expect(reasons).toEqual(['Too late', 'Closed']);
    expect(await tamperings()).toEqual([]);
  });

  test('happens once, however often and concurrently it is submitted', async () => {
    const sent = input();
    await Promise.all(Array.from({ length: 10 }, () => changeSettings(ann, sent)));
    expect(await storedEntries(ann)).toHaveLength(1);
  });

  test('with the operation ID of another request is refused', async () => {
    const sent = input();
    await changeSettings(ann, sent);
    for (const other of [
      { workspaceName: 'Other' },
      { timeZone: 'UTC' },
      { defaultSender: 'Other' },
      { workingDays: '1' },
      { holidays: '' },
    ]) {
      await refusalOf(changeSettings(ann, { ...sent, ...other }), 'reused-operation-id');
    }
    expect(await findSettings(ann)).toEqual(settings);
  });

  test('to other working days or holidays is enough', async () => {
    await changeSettings(ann, input());
    await changeSettings(ann, input({ workingDays: '7' }));
    await changeSettings(ann, input({ workingDays: '7', holidays: '' }));
    expect((await storedEntries(ann)).slice(1).map(changesOf)).toEqual([
      { workingDays: { from: '123456', to: '7' } },
      { holidays: { from: '2026-12-25 2026-12-26', to: '' } },
    ]);
  });

  test('to the current values is refused and not logged', async () => {
    await changeSettings(ann, input());
    await refusalOf(changeSettings(ann, input()), 'unchanged-settings');
    expect(await storedEntries(ann)).toHaveLength(1);
  });
});

test('the working calendar is that of the workspace, also inside a transaction', async () => {
  const weekdays = { workingDays: '12345', holidays: '' };
  expect(await findWorkingCalendar(ann)).toEqual(weekdays);
  const { workingDays, holidays } = settings;
  await changeSettings(ann, input());
  expect(await findWorkingCalendar(ann)).toEqual({ workingDays, holidays });
  expect(await transaction((tx) => findWorkingCalendar(ann, tx))).toEqual({
    workingDays,
    holidays,
  });
  expect(await findWorkingCalendar(await newActor())).toEqual(weekdays);
});
