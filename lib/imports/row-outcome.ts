import type { Changes } from '@/lib/audit-log/actions';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { differences, stateOf, type Order, type OrderState } from '@/lib/orders/order';
import type { ImportedOrder, ParsedRow, RowOutcome } from './import';

export type RowDecision = { outcome: RowOutcome; changes: Changes | null };

/** Fields in `editedFields` were edited here since the last import; if the file has other values, that is a conflict. */
export function decideRowOutcome(
  { order, isLeftOut }: ParsedRow,
  existing: Order | undefined,
  { editedFields, fileWins }: { editedFields: ReadonlySet<string> | null; fileWins: boolean },
): RowDecision {
  if (isLeftOut) return { outcome: 'leftOut', changes: null };
  if (!order) return { outcome: 'error', changes: null };
  if (!existing) return { outcome: 'create', changes: null };
  const changes = differences(existing, importedState(order, existing));
  const fields = Object.keys(changes);
  if (fields.length === 0) return { outcome: 'identical', changes: null };
  const isConflict = !fileWins && fields.some((field) => editedFields?.has(field));
  return { outcome: isConflict ? 'conflict' : 'update', changes };
}

/** Files have no couriers, so an existing order keeps its own. */
export function importedState(
  { deliveredAt: _, status, ...details }: ImportedOrder,
  existing: Order | undefined,
): OrderState {
  return stateOf(details, { ...(existing ?? NO_OPTIONAL_DETAILS), status });
}

/** Without a status in the file, an existing order keeps its own. */
export function withExistingStatus(parsed: ParsedRow, existing: Order | undefined): ParsedRow {
  if (parsed.hasStatus || !existing || !parsed.order) return parsed;
  return { ...parsed, order: { ...parsed.order, status: existing.status } };
}

export function changesFromImport(order: ImportedOrder): Changes {
  return differences(null, importedState(order, undefined));
}
