import { ActionButton } from '@/components/ui/action-button';
import { ConflictChoice } from '@/components/imports/conflict-choice';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/imports/messages';
import { importCounts } from '@/lib/imports/outcomes';
import { columnsPath } from '@/lib/imports/paths';
import { applyImportAction, overwriteEditsAction } from '@/app/(desk)/orders/import/actions';
import { OutcomeView } from './outcome-view';
import type { ViewProps } from './view-props';

export async function ReadyView(props: ViewProps) {
  const { actor, view } = props;
  const { id, isOwn, userName, mapping, revision } = view;
  const counts = await importCounts(actor, id);
  const orders = counts.create + counts.update;
  const hasConflicts = counts.conflict > 0 || mapping.fileWins;
  return (
    <>
      {!isOwn ? (
        <p className="mb-4 text-muted">{messages.onlyCreatorContinues(userName)}</p>
      ) : (
        <div className="mb-6 flex flex-wrap items-center gap-3 max-md:[&>form]:flex-1 max-md:[&>form>button]:w-full">
          {orders > 0 ? (
            <ActionButton fields={{ id, revision: String(revision) }} action={applyImportAction}>
              {messages.importButtonLabel(orders)}
            </ActionButton>
          ) : (
            <p className="max-w-prose">{messages.nothingToImportText(counts)}</p>
          )}
          <a href={columnsPath(id)} className={buttonClass()}>
            {messages.backToColumns}
          </a>
        </div>
      )}
      {isOwn && hasConflicts ? (
        <ConflictChoice id={id} fileWins={mapping.fileWins} action={overwriteEditsAction} />
      ) : null}
      <OutcomeView {...props} counts={counts} />
    </>
  );
}
