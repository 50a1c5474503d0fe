import { ActionForm } from '@/components/ui/action-form';
import type { ReactNode } from 'react';
import { ChangeList } from '@/components/audit-log/change-list';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { describeChanges } from '@/lib/audit-log/describe';
import { withCourierNames } from '@/lib/orders/couriers';
import type { UndoOffer } from '@/lib/orders/changes/undo-preview';
import { UNASSIGNED } from '@/lib/orders/describe';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { choiceName } from '@/lib/orders/changes/undo-schema';
import { undoButtonLabel } from '@/lib/orders/messages';
import { Chooser } from './chooser';

/** Confirms an undo. For fields that changed again since, the user chooses the value. */
export function UndoForm({
  action,
  target: { operationId, id, version, seen },
  offer: { event, conflicts },
  names,
  children,
}: {
  action: ButtonAction;
  target: { operationId: string; id: string; version: number; seen: number | undefined };
  offer: UndoOffer;
  /** Courier names by ID. */
  names: ReadonlyMap<string, string>;
  children: ReactNode;
}) {
  const isDeletion = event.action === 'Deleted';
  return (
    <ActionForm action={action} className="space-y-5">
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
      <input type="hidden" name="then" value="order" />
      {Object.keys(event.changes).length > 0 ? (
        <section aria-labelledby="undo-does">
          <h2 id="undo-does" className="mb-1 font-semibold">
            What will change
          </h2>
          <ChangeList action={event.action} changes={withCourierNames(event.changes, names)} />
        </section>
      ) : null}
      {isDeletion ? (
        <p className="text-muted">
          This removes the order for everyone, with all later changes. The log keeps its history.
        </p>
      ) : null}
      {conflicts.length > 0 ? (
        <p>
          The order changed again since then. Choose which values to keep: “Theirs” is the current
          value, “Yours” is the value before.
        </p>
      ) : null}
      {conflicts.map((conflict) => (
        <UndoConflictChooser key={conflict.field} {...{ conflict, names }} />
      ))}
      <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
        <SubmitButton look={isDeletion ? 'danger' : 'primary'}>
          {undoButtonLabel(event.action)}
        </SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}

function UndoConflictChooser({
  conflict,
  names,
}: {
  conflict: UndoOffer['conflicts'][number];
  names: ReadonlyMap<string, string>;
}) {
  const { theirs, yours, by } = conflict;
  const field = FIELD_KEYS.find((name) => name === conflict.field);
  if (!field) return null;
  const [described] = describeChanges(
    withCourierNames({ [field]: { from: theirs ?? null, to: yours ?? null } }, names),
  );
  if (!described) return null;
  return (
    <Chooser
      legend={described.name}
      name={choiceName(field)}
      required
      options={[
        {
          name: 'Theirs',
          value: 'theirs',
          content: (
            <>
              {described.from ?? UNASSIGNED}{' '}
              {by ? <span className="block text-sm text-muted">{by}</span> : null}
            </>
          ),
        },
        { name: 'Yours', value: 'yours', content: described.to },
      ]}
    />
  );
}
