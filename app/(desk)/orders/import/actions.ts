'use server';

import { buttonAction } from '@/lib/forms/form-action';
import { countOrdersText } from '@/lib/bulk/describe';
import { fillWithDemo, removeDemo } from '@/lib/imports/demo';
import {
  applyImport,
  cancelImport,
  overwriteEdits,
  fixRows,
  saveMapping,
} from '@/lib/imports/mutations';
import { columnsPath, importPath } from '@/lib/imports/paths';
import { runImport } from '@/lib/imports/run';
import {
  applyImportSchema,
  demoButtonSchema,
  overwriteEditsSchema,
  importButtonSchema,
  mappingFormSchema,
  fixFormSchema,
} from '@/lib/imports/schema';

/** How long one call works, in milliseconds: short enough to see how far it is, and to stop it. */
const STEP_MS = 700;

/** How long a press without JavaScript works: everybody waits for it, but presses less often. */
const PRESS_MS = 2_000;

export const saveMappingAction = buttonAction(
  mappingFormSchema,
  async (actor, { id, matching }) => {
    const isSettled = await saveMapping(actor, { id, matching, now: new Date() });
    if (!isSettled) return { goTo: columnsPath(id) };
    await runImport(actor, { id, budget: STEP_MS });
    return { goTo: importPath(id) };
  },
);

/** Called again and again by the page while its import is checking or writing. */
export const runImportAction = buttonAction(importButtonSchema, async (actor, { id }) => {
  await runImport(actor, { id, budget: STEP_MS });
  return {};
});

/** The same by hand, for a page without JavaScript. */
export const continueImportAction = buttonAction(importButtonSchema, async (actor, { id }) => {
  await runImport(actor, { id, budget: PRESS_MS });
  return {};
});

export const fixRowsAction = buttonAction(fixFormSchema, async (actor, { id, cells }) => {
  await fixRows(actor, { id, cells });
  await runImport(actor, { id, budget: STEP_MS });
  return {};
});

export const letFileWinAction = buttonAction(
  overwriteEditsSchema,
  async (actor, { id, fileWins }) => {
    await overwriteEdits(actor, { id, fileWins });
    await runImport(actor, { id, budget: STEP_MS });
    return { goTo: importPath(id) };
  },
);

/** Lets it write; also one that was stopped. */
export const applyImportAction = buttonAction(applyImportSchema, async (actor, input) => {
  const { id } = input;
  await applyImport(actor, { ...input, now: new Date() });
  await runImport(actor, { id, budget: STEP_MS });
  return { goTo: importPath(id) };
});

export const cancelImportAction = buttonAction(importButtonSchema, async (actor, { id }) => {
  await cancelImport(actor, { id, now: new Date() });
  return {};
});

export const fillDemoAction = buttonAction(demoButtonSchema, async (actor, { operationId }) => {
  const orders = await fillWithDemo(actor, { operationId, now: new Date() });
  return { goTo: '/orders', message: { text: `${countOrdersText(orders)} to try things on.` } };
});

export const removeDemoAction = buttonAction(demoButtonSchema, async (actor, { operationId }) => {
  const group = await removeDemo(actor, { operationId, now: new Date() });
  return { goTo: '/orders', message: { text: 'The demo orders are removed.', undo: { group } } };
});
