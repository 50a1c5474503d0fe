import { randomUUID } from 'node:crypto';
import { applyImport } from '@/lib/imports/mutations';
import { findImport } from '@/lib/imports/queries';
import { checked, fileOf, received } from '@/tests/support/imports';
import type { Stage } from '@/tests/support/matrix/stage';
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
        hasHeader: 'yes',
        ...Object.fromEntries(columns),
      };
    },
  },
  { action: `${FILE} runImportAction`, ...common, send: loose },
  { action: `${FILE} continueImportAction`, ...common, send: loose },
  {
    action: `${FILE} fixRowsAction`,
    ...common,
    send: async (stage) => ({ ...(await ready(stage)), 'cell.2.1': '12' }),
  },
  {
    action: `${FILE} overwriteEditsAction`,
    ...common,
    send: async (stage) => ({ ...(await ready(stage)), fileWins: 'yes' }),
  },
  { action: `${FILE} applyImportAction`, ...common, send: ready },
  { action: `${FILE} cancelImportAction`, ...common, send: loose },
  {
    action: `${FILE} fillDemoAction`,
    kind: 'button',
    about: 'oneself',
    ...staff,
    // There are orders already.
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

/** An import that was checked and waits to be let loose. */
async function ready({ by, name }: Stage) {
  return { id: name(await checked(by.actor, file())) };
}

/** One that was let loose and did nothing yet. */
async function loose(stage: Stage) {
  const { id } = await ready(stage);
  await applyImport(stage.by.actor, { id, now: new Date() });
  return { id };
}
