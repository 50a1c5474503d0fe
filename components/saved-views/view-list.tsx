import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/saved-views/messages';
import type { ManagedView } from '@/lib/saved-views/queries';
import { viewPath } from '@/lib/saved-views/saved-view';

export function ViewList({
  views,
  setDefault,
  deleteView,
}: {
  views: ManagedView[];
  setDefault: ButtonAction;
  deleteView: ButtonAction;
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {views.map((view) => (
        <li key={view.id} className="flex flex-wrap items-center gap-2 py-2">
          <div className="min-w-0 flex-1 basis-60">
            <a href={viewPath(view.query)} className="font-medium break-words text-accent">
              <bdi>{view.name}</bdi>
            </a>
            <p className="text-sm break-words text-muted">
              {visibility(view)} {view.isDefault ? messages.isDefault : null}
            </p>
          </div>
          {view.isDefault && !view.isChosen ? null : (
            <ActionForm action={setDefault}>
              <input type="hidden" name="view" value={view.isChosen ? '' : view.id} />
              <RowButton
                text={view.isChosen ? messages.removeDefaultButton : messages.makeDefaultButton}
                name={view.name}
              />
            </ActionForm>
          )}
          {view.mayEdit ? (
            <a href={`/orders/views/${view.id}/edit`} className={buttonClass()}>
              {messages.editButton} <span className="sr-only">{view.name}</span>
            </a>
          ) : null}
          {view.mayDelete ? (
            <ActionForm action={deleteView}>
              <input type="hidden" name="id" value={view.id} />
              <RowButton text={messages.deleteButton} name={view.name} />
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function visibility({ kind, shared, ownerName }: ManagedView): string {
  if (kind === 'built-in') return messages.visibleToEveryone;
  if (kind === 'shared') return messages.sharedBy(ownerName ?? '');
  return shared ? messages.sharedByYou : messages.visibleToYou;
}

function RowButton({ text, name }: { text: string; name: string }) {
  return (
    <button type="submit" className={buttonClass()}>
      {text} <span className="sr-only">{name}</span>
    </button>
  );
}
