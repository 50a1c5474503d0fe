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
import { undoButtonLabel } from '@/lib/orders/changes/describe';
import * as messages from '@/lib/orders/changes/messages';
import { emptyValue, unassigned } from '@/lib/orders/messages';
import { Chooser } from './chooser';

/** Confirms an undo. For fields that changed again since, the user chooses the value. */
export function UndoForm({
  action,
  target: { operationId, id, version, seen },
  offer: { event, conflicts },
  names,
  timeZone,
  children,
}: {
  action: ButtonAction;
  target: { operationId: string; id: string; version: number; seen: number | undefined };
  offer: UndoOffer;
  /** Courier names by ID. */
  names: ReadonlyMap<string, string>;
  timeZone: string;
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
            {messages.undoEffectHeading}
          </h2>
          <ChangeList
            action={event.action}
            changes={withCourierNames(event.changes, names)}
            timeZone={timeZone}
          />
        </section>
      ) : null}
      {isDeletion ? <p className="text-muted">{messages.undoDeletes}</p> : null}
      {conflicts.length > 0 ? <p>{messages.undoConflict}</p> : null}
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
  const none = field === 'courierId' ? unassigned : emptyValue;
  return (
    <Chooser
      legend={described.name}
      name={choiceName(field)}
      required
      options={[
        {
          side: 'theirs',
          value: 'theirs',
          content: (
            <>
              {described.from ?? none}{' '}
              {by ? <span className="block text-sm text-muted">{by}</span> : null}
            </>
          ),
        },
        { side: 'yours', value: 'yours', content: described.to ?? none },
      ]}
    />
  );
}
