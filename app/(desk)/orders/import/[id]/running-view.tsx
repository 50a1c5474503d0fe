import { JobPanel } from '@/components/jobs/job-panel';
import { cancelImportAction, continueImportAction } from '@/app/(desk)/orders/import/actions';
import { UndoImport } from './undo-import';
import type { ViewProps } from './view-props';

export function RunningView({ view }: ViewProps) {
  const isRunning = view.state === 'running';
  return (
    <JobPanel
      job={view}
      state={isRunning ? 'running' : 'cancelled'}
      resume={continueImportAction}
      cancel={view.isOwn ? cancelImportAction : undefined}
    >
      {!isRunning && view.handled > 0 ? <UndoImport view={view} /> : null}
    </JobPanel>
  );
}
