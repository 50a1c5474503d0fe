import type { Changes } from '@/lib/audit-log/actions';
import { NO_OPTIONAL_DETAILS, type OrderField } from '@/lib/orders/fields';
import { differences, stateOf, type Order, type OrderState } from '@/lib/orders/order';
import type { Dispute, ImportedOrder, ParsedRow, RowOutcome } from './import';

export type RowDecision = {
  outcome: RowOutcome;
  /** As the import leaves it. Null if unknown. */
  order: ImportedOrder | null;
  /** To an existing order; null if there are none. */
  changes: Changes | null;
  disputes: Dispute[];
};

/**
 * `imported` is what the last imports set, if any. Where the file still has that value, an edit made here stays; where
 * both differ from it, that is a conflict, and so is a delivered order that the file would reopen. In conflicts the edit
 * stays, except for the fields in `fileWins`.
 */
export function decideRowOutcome(
  { order, leftOut, leavesExisting, defaults }: ParsedRow,
  existing: Order | undefined,
  { imported, fileWins }: { imported: OrderState | undefined; fileWins: readonly OrderField[] },
): RowDecision {
  const nothing = { order: null, changes: null, disputes: [] };
  if (leftOut !== null) {
    const isCancelled = existing?.status === 'ONGOING' && !leavesExisting;
    return { ...nothing, outcome: isCancelled ? 'cancelled' : 'leftOut' };
  }
  if (!order) return { ...nothing, outcome: 'error' };
  if (!existing) return { ...nothing, outcome: 'create', order };

  const given = withFields(order, existing, defaults);
  const disputes = disputesOf(differences(existing, importedState(given, existing)), imported);
  const kept = disputes.filter(({ field, isConflict }) => !isConflict || !fileWins.includes(field));
  const merged = withFields(
    given,
    existing,
    kept.map(({ field }) => field),
  );
  const changes = differences(existing, importedState(merged, existing));
  const isChanged = Object.keys(changes).length > 0;
  return {
    outcome: outcomeOf(disputes, isChanged),
    order: merged,
    changes: isChanged ? changes : null,
    disputes,
  };
}

function outcomeOf(disputes: readonly Dispute[], isChanged: boolean): RowOutcome {
  if (disputes.some(({ isConflict }) => isConflict)) return 'conflict';
  if (isChanged) return 'update';
  return disputes.length > 0 ? 'kept' : 'identical';
}

function disputesOf(changes: Changes, imported: OrderState | undefined): Dispute[] {
  return Object.entries(changes).flatMap(([name, { from, to }]) => {
    const field = name as OrderField;
    // A blank cell clears no value that was only typed here.
    const before = imported ? imported[field] : to === null ? null : from;
    const isReopening = field === 'status' && to === 'ONGOING';
    if (from === before && !isReopening) return [];
    return { field, here: from, file: to, imported: before, isConflict: to !== before } as Dispute;
  });
}

function withFields(
  order: ImportedOrder,
  existing: Order,
  fields: readonly OrderField[],
): ImportedOrder {
  return { ...order, ...Object.fromEntries(fields.map((field) => [field, existing[field]])) };
}

/** Files have no couriers, so an existing order keeps its own. */
export function importedState(
  { deliveredAt: _, status, ...details }: ImportedOrder,
  existing: Order | undefined,
): OrderState {
  return stateOf(details, { ...(existing ?? NO_OPTIONAL_DETAILS), status });
}

export function changesFromImport(order: ImportedOrder): Changes {
  return differences(null, importedState(order, undefined));
}
