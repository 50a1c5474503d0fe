import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { lastChangesOf } from '@/lib/audit-log/queries';
import { statementsIn, type StatementTx } from '@/lib/db/client';
import type { PlannedChange } from '@/lib/orders/changes/apply';
import { loadAllWithHistory, permissionToUndo } from '@/lib/orders/changes/load-history';
import { loadOrders, isAssignable } from '@/lib/orders/load';
import { decideUndo } from '@/lib/orders/changes/undo';
import { Refusal } from '@/lib/errors';
import { decideInBulk, type ChangingKind } from './bulk-action';

export type BulkRow = { position: number; orderDbId: string; orderId: string; version: number };

type Batch = {
  groupId: string;
  verb: ChangingKind;
  choice: { deliveryDate: string | null; courierId: string | null; timeWindow: string | null };
  /** Undoing an import skips every order changed since. */
  undoesImport: boolean;
  rows: readonly BulkRow[];
};

export async function planChanges(
  tx: StatementTx,
  actor: Actor,
  batch: Batch,
): Promise<PlannedChange[]> {
  const { verb, groupId, choice } = batch;
  const chosen = chosenValue(verb, choice);
  const common = ({ position, orderDbId, version }: BulkRow) => ({
    // Unique per order of a bulk action: the log rejects a second entry with the same operation ID.
    operationId: `${groupId}.${position}`,
    request: ['group', verb, chosen, orderDbId, version] as [string, ...unknown[]],
    groupId,
  });
  if (verb === 'undo') return planUndo(tx, actor, { ...batch, common });
  const ids = batch.rows.map(({ orderDbId }) => orderDbId);
  const orders = await loadOrders(tx, actor, ids);
  const changed = batch.rows.filter((row) => orders.get(row.orderDbId)?.version !== row.version);
  const lastChanges = await lastChangesOf(
    statementsIn(tx),
    actor,
    changed.map(({ orderDbId }) => orderDbId),
  );
  // The user may have stopped being a courier since the choice.
  const canAssign = await isAssignable(tx, actor, { courierId: choice.courierId, before: null });
  return batch.rows.map((row) => {
    const { orderDbId: id, orderId, version } = row;
    const order = orders.get(id);
    return {
      ...common(row),
      subject: order ?? { id, orderId, version, status: null },
      decision: canAssign
        ? decideInBulk(verb, order, { version, lastChange: lastChanges.get(id), ...choice })
        : new Refusal('no-courier', {}),
    };
  });
}

function chosenValue(
  verb: ChangingKind,
  { deliveryDate, courierId, timeWindow }: Batch['choice'],
): string | null {
  switch (verb) {
    case 'assign':
      return courierId;
    case 'changeTimeWindow':
      return timeWindow;
    default:
      return deliveryDate;
  }
}

async function planUndo(
  tx: StatementTx,
  actor: Actor,
  {
    rows,
    undoesImport,
    common,
  }: Batch & {
    common: (row: BulkRow) => Pick<PlannedChange, 'operationId' | 'request' | 'groupId'>;
  },
): Promise<PlannedChange[]> {
  const ids = rows.map(({ orderDbId }) => orderDbId);
  const pasts = await loadAllWithHistory(tx, actor, ids);
  return rows.map((row) => {
    const { orderDbId: id, orderId, version } = row;
    const past = pasts.get(id);
    const subject = past ?? { id, orderId, version, status: null };
    return { ...common(row), subject, decision: decide() };

    function decide() {
      if (!past) return new Refusal('not-found', {});
      if (!may(actor, permissionToUndo(past, version))) return new Refusal('forbidden', {});
      return decideUndo(past, { version, ifUntouched: undoesImport });
    }
  });
}
