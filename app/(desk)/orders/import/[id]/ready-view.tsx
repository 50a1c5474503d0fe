import { ActionButton } from '@/components/ui/action-button';
import { ConflictChoice } from '@/components/imports/conflict-choice';
import { buttonClass } from '@/components/ui/button';
import { columnsPath } from '@/lib/imports/paths';
import { importCounts } from '@/lib/imports/outcomes';
import { importButtonLabel, nothingToImportText } from '@/lib/imports/messages';
import { applyImportAction, letFileWinAction } from '@/app/(desk)/orders/import/actions';
import { OutcomeView } from './outcome-view';
import type { ViewProps } from './view-props';

/** The dry run: what the import would do, and the button that lets it. */
export async function ReadyView(given: ViewProps) {
  const { actor, view } = given;
  const { id, isOwn, userName, matching, revision } = view;
  const counts = await importCounts(actor, id);
  const orders = counts.create + counts.update;
  const isAsked = counts.conflict > 0 || matching.fileWins;
  return (
    <>
      {!isOwn ? (
        <p className="mb-4 text-muted">
          Only <bdi>{userName}</bdi> can go on with this import.
        </p>
      ) : (
        <div className="mb-6 flex flex-wrap items-center gap-3 max-md:[&>form]:flex-1 max-md:[&>form>button]:w-full">
          {orders > 0 ? (
            <ActionButton fields={{ id, revision: String(revision) }} action={applyImportAction}>
              {importButtonLabel(orders)}
            </ActionButton>
          ) : (
            <p className="max-w-prose">{nothingToImportText(counts)}</p>
          )}
          <a href={columnsPath(id)} className={buttonClass()}>
            Back to columns
          </a>
        </div>
      )}
      {isOwn && isAsked ? (
        <ConflictChoice id={id} fileWins={matching.fileWins} action={letFileWinAction} />
      ) : null}
      <OutcomeView {...given} counts={counts} />
    </>
  );
}
