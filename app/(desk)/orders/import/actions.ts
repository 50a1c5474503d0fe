'use server';

import { buttonAction } from '@/lib/forms/form-action';
import { fillWithDemo, removeDemo } from '@/lib/imports/demo';
import * as messages from '@/lib/imports/messages';
import {
  applyImport,
  cancelImport,
  chooseForCancelled,
  continueImport,
  resolveConflicts,
  fixRows,
} from '@/lib/imports/mutations';
import { chooseEncoding, chooseHeaderRow, saveMapping } from '@/lib/imports/mapping/mutations';
import { withRemembered } from '@/lib/imports/mapping/mapping';
import { columnsPath, importPath } from '@/lib/imports/paths';
import { findImport } from '@/lib/imports/queries';
import { chooseSheet } from '@/lib/imports/workbook/mutations';
import {
  applyImportSchema,
  demoButtonSchema,
  cancelledChoiceSchema,
  resolveConflictsSchema,
  mappingFormSchema,
  fixFormSchema,
} from '@/lib/imports/schema';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { workOnJob } from '@/lib/jobs/work';

export const saveMappingAction = buttonAction(mappingFormSchema, async (actor, input) => {
  const { id, sheet, encoding, headerRow, mapping, stays } = input;
  const idOfSheet = await chooseSheet(actor, { id, sheet, now: new Date() });
  if (idOfSheet !== id) return { goTo: columnsPath(idOfSheet) };
  if (encoding && (await chooseEncoding(actor, { id, encoding }))) return { goTo: columnsPath(id) };
  if (await chooseHeaderRow(actor, { id, headerRow })) return { goTo: columnsPath(id) };
  const before = await findImport(actor, id);
  const remembered = before ? withRemembered(mapping, before.mapping) : mapping;
  const isSettled = await saveMapping(actor, { id, mapping: remembered, now: new Date() });
  if (!isSettled || stays) return { goTo: columnsPath(id) };
  await workOnJob(actor, { id, kind: 'import' });
  return { goTo: importPath(id) };
});

/** After a cancel, or if the work stopped. */
export const continueImportAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await continueImport(actor, { id });
  await workOnJob(actor, { id, kind: 'import' });
  return { goTo: importPath(id) };
});

export const fixRowsAction = buttonAction(fixFormSchema, async (actor, { id, cells }) => {
  await fixRows(actor, { id, cells });
  return {};
});

export const resolveConflictsAction = buttonAction(
  resolveConflictsSchema,
  async (actor, { id, fileWins }) => {
    await resolveConflicts(actor, { id, fileWins });
    await workOnJob(actor, { id, kind: 'import' });
    return { goTo: importPath(id) };
  },
);

export const chooseForCancelledAction = buttonAction(
  cancelledChoiceSchema,
  async (actor, { id, cancelled }) => {
    await chooseForCancelled(actor, { id, cancelled });
    return { goTo: importPath(id) };
  },
);

export const applyImportAction = buttonAction(applyImportSchema, async (actor, input) => {
  const { id } = input;
  await applyImport(actor, { ...input, now: new Date() });
  await workOnJob(actor, { id, kind: 'import' });
  return { goTo: importPath(id) };
});

export const cancelImportAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await cancelImport(actor, { id, now: new Date() });
  return {};
});

export const fillDemoAction = buttonAction(demoButtonSchema, async (actor, { operationId }) => {
  const orders = await fillWithDemo(actor, { operationId, now: new Date() });
  return { goTo: '/orders', message: { text: messages.demoAdded(orders) } };
});

export const removeDemoAction = buttonAction(demoButtonSchema, async (actor, { operationId }) => {
  const group = await removeDemo(actor, { operationId, now: new Date() });
  return { goTo: '/orders', message: { text: messages.demoRemoved, undo: { group } } };
});
