import { randomUUID } from 'node:crypto';
import { applyImport } from '@/lib/imports/mutations';
import { findImport } from '@/lib/imports/queries';
import { checked, fileOf, received, withoutJob } from '@/tests/support/imports';
import type { Scenario } from '@/tests/support/matrix/scenario';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/orders/import/actions.ts';

const staff = {
  owner: 'done',
  dispatcher: 'done',
  courier: 'forbidden',
  stranger: 'signed-out',
} as const;

const common = {
  kind: 'button',
  about: 'thing',
  ...staff,
  missing: { owner: 'no-import', dispatcher: 'no-import', courier: 'forbidden' },
} as const;

export const IMPORTS: ActionRow[] = [
  {
    action: `${FILE} saveMappingAction`,
    ...common,
    send: async ({ by, name }) => {
      const id = await received(by.actor, file());
      const { mapping } = (await findImport(by.actor, id))!;
      const columns = mapping.targets.map((target, at) => [`column.${at}`, target ?? '']);
      return {
        id: name(id),
        layout: mapping.layout,
        headerRow: '1',
        ...Object.fromEntries(columns),
      };
    },
  },
  { action: `${FILE} continueImportAction`, ...common, send: started },
  {
    action: `${FILE} fixRowsAction`,
    ...common,
    send: async (scenario) => ({ ...(await validated(scenario)), 'cell.2.1': '12' }),
  },
  {
    action: `${FILE} resolveConflictsAction`,
    ...common,
    send: async (scenario) => ({ ...(await validated(scenario)), fileWins: 'numberOfItems' }),
  },
  {
    action: `${FILE} chooseForCancelledAction`,
    ...common,
    send: async (scenario) => ({ ...(await validated(scenario)), cancelled: 'delete' }),
  },
  {
    action: `${FILE} applyImportAction`,
    ...common,
    send: async (scenario) => ({ ...(await validated(scenario)), revision: '1' }),
  },
  { action: `${FILE} cancelImportAction`, ...common, send: started },
  {
    action: `${FILE} fillDemoAction`,
    kind: 'button',
    about: 'oneself',
    ...staff,
    // There already are orders.
    owner: 'not-empty',
    dispatcher: 'not-empty',
    send: () => ({ operationId: randomUUID() }),
  },
  {
    action: `${FILE} removeDemoAction`,
    kind: 'button',
    about: 'oneself',
    ...staff,
    owner: 'nothing-selected',
    dispatcher: 'nothing-selected',
    send: () => ({ operationId: randomUUID() }),
  },
];

function file(): string {
  return fileOf({ 'Order ID': randomUUID() });
}

/** A checked import that was not applied yet. */
async function validated({ by, name }: Scenario) {
  return { id: name(await checked(by.actor, file())) };
}

/** An import that was applied but has created nothing yet. */
async function started(scenario: Scenario) {
  const { id } = await validated(scenario);
  await applyImport(scenario.by.actor, { id, now: new Date() });
  await withoutJob(id);
  return { id };
}
