import { JobPanel } from '@/components/jobs/job-panel';
import { buttonClass } from '@/components/ui/button';
import { backToColumns } from '@/lib/imports/messages';
import { columnsPath } from '@/lib/imports/paths';
import { continueImportAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

export function CheckingView({ view }: ViewProps) {
  return (
    <JobPanel job={view} state="running" unit="rows" resume={continueImportAction}>
      {view.isOwn ? (
        <a href={columnsPath(view.id)} className={buttonClass()}>
          {backToColumns}
        </a>
      ) : null}
    </JobPanel>
  );
}
