import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { ManagedView } from '@/lib/saved-views/queries';
import { viewPath } from '@/lib/saved-views/saved-view';
import { isolated } from '@/lib/text';

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
              {whose(view)}
              {view.isDefault ? ' Orders open with this view.' : null}
            </p>
          </div>
          {view.isDefault && !view.isChosen ? null : (
            <ActionForm action={setDefault}>
              <input type="hidden" name="view" value={view.isChosen ? '' : view.id} />
              <RowButton
                text={view.isChosen ? 'Remove as default' : 'Make default'}
                name={view.name}
              />
            </ActionForm>
          )}
          {view.mayEdit ? (
            <a href={`/orders/views/${view.id}/edit`} className={buttonClass()}>
              Edit <span className="sr-only">{view.name}</span>
            </a>
          ) : null}
          {view.mayDelete ? (
            <ActionForm action={deleteView}>
              <input type="hidden" name="id" value={view.id} />
              <RowButton text="Delete view" name={view.name} />
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function whose({ kind, shared, ownerName }: ManagedView): string {
  if (kind === 'built-in') return 'Available to everyone.';
  if (kind === 'shared') return `Shared by ${isolated(ownerName ?? '')}.`;
  return shared ? 'Yours, shared with the workspace.' : 'Only you can see it.';
}

function RowButton({ text, name }: { text: string; name: string }) {
  return (
    <button type="submit" className={buttonClass()}>
      {text} <span className="sr-only">{name}</span>
    </button>
  );
}
