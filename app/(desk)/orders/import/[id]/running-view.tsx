import { BulkButton } from '@/components/bulk/bulk-button';
import { BulkRunner } from '@/components/bulk/bulk-runner';
import { ImportProgress } from '@/components/imports/import-progress';
import {
  applyImportAction,
  cancelImportAction,
  continueImportAction,
  runImportAction,
} from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';
import { UndoImport } from './undo-import';
import { isolated } from '@/lib/text';

/** How far an import is that was let loose, and its buttons. The page of who imports drives it on. */
export function RunningView({ view }: ViewProps) {
  const { id, done, total, isOwn, userName } = view;
  if (view.state === 'cancelled') {
    return (
      <>
        <ImportProgress {...{ done, total }} what="orders" />
        <p className="mb-4 max-w-prose text-muted">
          What was written stays. Continue goes on where it stood.
        </p>
        <div className="flex flex-wrap gap-3">
          {isOwn ? (
            <BulkButton fields={{ id }} action={applyImportAction}>
              Continue
            </BulkButton>
          ) : null}
          {done > 0 ? <UndoImport view={view} /> : null}
        </div>
      </>
    );
  }
  return (
    <>
      <ImportProgress {...{ done, total }} what="orders" at={new Date().getTime()} />
      <div className="mb-4 max-w-prose text-sm text-muted">
        {isOwn
          ? 'This goes on while the page is open. Leave it, and it waits until you come back.'
          : `It goes on while ${isolated(userName)} has this page open.`}
        {isOwn ? <BulkRunner id={id} run={runImportAction} /> : null}
      </div>
      {isOwn ? (
        <div className="flex flex-wrap gap-3">
          <BulkButton fields={{ id }} action={continueImportAction} className="not-noscript:hidden">
            Continue
          </BulkButton>
          <BulkButton fields={{ id }} action={cancelImportAction} look="secondary">
            Cancel
          </BulkButton>
        </div>
      ) : null}
    </>
  );
}
