import { ActionForm } from '@/components/ui/action-form';
import type { ReactNode } from 'react';
import { ChangeList } from '@/components/audit-log/change-list';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { describeChanges } from '@/lib/audit-log/describe';
import { withCourierNames } from '@/lib/orders/couriers';
import type { UndoOffer } from '@/lib/orders/changes/undo-preview';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { choiceName } from '@/lib/orders/changes/undo-schema';
import { undoButtonLabel } from '@/lib/orders/messages';
import { Chooser } from './chooser';

/** Asks once before an entry is taken back; where others changed the same since, also what the order is to say. */
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
  /** How couriers are called, by their ids. */
  names: ReadonlyMap<string, string>;
  /** The way back. */
  children: ReactNode;
}) {
  const isEnd = event.action === 'Deleted';
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
            What would change
          </h2>
          <ChangeList action={event.action} changes={withCourierNames(event.changes, names)} />
        </section>
      ) : null}
      {isEnd ? (
        <p className="text-muted">
          The order leaves the list for everyone, with all that happened to it since. The log keeps
          what it said.
        </p>
      ) : null}
      {conflicts.length > 0 ? (
        <p>
          This was changed again since. Choose what the order is to say: “Theirs” is what it says
          now, “Yours” is what it said before.
        </p>
      ) : null}
      {conflicts.map((conflict) => (
        <ConflictOfUndo key={conflict.field} {...{ conflict, names }} />
      ))}
      <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
        <SubmitButton look={isEnd ? 'danger' : 'primary'}>
          {undoButtonLabel(event.action)}
        </SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}

function ConflictOfUndo({
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
      sides={[
        {
          name: 'Theirs',
          value: 'theirs',
          shown: (
            <>
              {described.from ?? 'Nobody'}{' '}
              {by ? <span className="block text-sm text-muted">{by}</span> : null}
            </>
          ),
        },
        { name: 'Yours', value: 'yours', shown: described.to },
      ]}
    />
  );
}
