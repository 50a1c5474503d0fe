import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { changeSettings } from '@/lib/workspaces/mutations';
import { findSettings } from '@/lib/workspaces/queries';
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
      },
      {
        timeZone: { from: 'Europe/Warsaw', to: 'UTC' },
        defaultSender: { from: 'Northern Goods', to: null },
      },
    ]);
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
    ]) {
      await refusalOf(changeSettings(ann, { ...sent, ...other }), 'reused-operation-id');
    }
    expect(await findSettings(ann)).toEqual(settings);
  });

  test('to the current values is refused and not logged', async () => {
    await changeSettings(ann, input());
    await refusalOf(changeSettings(ann, input()), 'unchanged-settings');
    expect(await storedEntries(ann)).toHaveLength(1);
  });
});
