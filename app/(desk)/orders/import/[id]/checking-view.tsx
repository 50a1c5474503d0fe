import { JobControls } from '@/components/jobs/job-controls';
import { ProgressBar } from '@/components/jobs/progress-bar';
import { buttonClass } from '@/components/ui/button';
import { columnsPath } from '@/lib/imports/paths';
import { continueImportAction, runImportAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

/** The progress of the dry run. */
export function CheckingView({ view }: ViewProps) {
  const { id, checked, rows, isOwn } = view;
  return (
    <>
      <ProgressBar progress={{ handled: checked, total: rows }} unit="rows checked" />
      <JobControls job={view} state="running" run={runImportAction} resume={continueImportAction}>
        {isOwn ? (
          <a href={columnsPath(id)} className={buttonClass()}>
            Back to columns
          </a>
        ) : null}
      </JobControls>
    </>
  );
}
