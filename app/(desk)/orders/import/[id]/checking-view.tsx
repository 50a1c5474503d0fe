import { BulkButton } from '@/components/bulk/bulk-button';
import { BulkRunner } from '@/components/bulk/bulk-runner';
import { ImportProgress } from '@/components/imports/import-progress';
import { buttonClass } from '@/components/ui/button';
import { columnsPath } from '@/lib/imports/paths';
import { continueImportAction, runImportAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

/** How far the dry run is. The page of who imports drives it on. */
export function CheckingView({ view: { id, checked, rows, isOwn, userName } }: ViewProps) {
  return (
    <>
      <ImportProgress done={checked} total={rows} what="rows checked" />
      {isOwn ? (
        <>
          <div className="mb-4 max-w-prose text-sm text-muted">
            This goes on while the page is open. Leave it, and it waits until you come back.
            <BulkRunner id={id} run={runImportAction} />
          </div>
          <div className="flex flex-wrap gap-3">
            <BulkButton
              fields={{ id }}
              action={continueImportAction}
              className="not-noscript:hidden"
            >
              Continue
            </BulkButton>
            <a href={columnsPath(id)} className={buttonClass()}>
              Back to columns
            </a>
          </div>
        </>
      ) : (
        <p className="text-sm text-muted">
          It goes on while <bdi>{userName}</bdi> has this page open.
        </p>
      )}
    </>
  );
}
