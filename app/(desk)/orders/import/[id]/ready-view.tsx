import { ActionButton } from '@/components/ui/action-button';
import { CancelledOrdersChoice } from '@/components/imports/cancelled-choice';
import { ConflictChoice } from '@/components/imports/conflict-choice';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/imports/messages';
import { conflictsByField, importCounts } from '@/lib/imports/counts';
import { columnsPath } from '@/lib/imports/paths';
import {
  applyImportAction,
  chooseForCancelledAction,
  resolveConflictsAction,
} from '@/app/(desk)/orders/import/actions';
import { OutcomeView } from './outcome-view';
import type { ViewProps } from './view-props';

export async function ReadyView(props: ViewProps) {
  const { actor, view } = props;
  const { id, isOwn, userName, mapping, revision } = view;
  const counts = await importCounts(actor, id);
  const orders = counts.toWrite;
  const conflicts = isOwn && counts.conflict > 0 ? await conflictsByField(actor, id) : [];
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
          {orders === 0 && (counts.conflict > 0 || counts.cancelled > 0) ? (
            <ActionButton fields={{ id, revision: String(revision) }} action={applyImportAction}>
              {messages.finishButton}
            </ActionButton>
          ) : null}
          <a href={columnsPath(id)} className={buttonClass()}>
            {messages.backToColumns}
          </a>
        </div>
      )}
      {isOwn && counts.cancelled > 0 ? (
        <CancelledOrdersChoice
          id={id}
          orders={counts.cancelled}
          chosen={mapping.cancelled}
          action={chooseForCancelledAction}
        />
      ) : null}
      {conflicts.length > 0 ? (
        <ConflictChoice
          {...{ id, conflicts }}
          fileWins={mapping.fileWins}
          action={resolveConflictsAction}
        />
      ) : null}
      <OutcomeView {...props} counts={counts} />
    </>
  );
}
