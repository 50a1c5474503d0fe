import { JobControls } from '@/components/jobs/job-controls';
import { ProgressBar } from '@/components/jobs/progress-bar';
import {
  applyImportAction,
  cancelImportAction,
  continueImportAction,
  runImportAction,
} from '@/app/(desk)/orders/import/actions';
import { UndoImport } from './undo-import';
import type { ViewProps } from './view-props';

/** The progress of an import that was applied, and its buttons. */
export function RunningView({ view }: ViewProps) {
  const isRunning = view.state === 'running';
  return (
    <>
      <ProgressBar
        progress={view}
        unit="orders"
        at={isRunning ? new Date().getTime() : undefined}
      />
      {isRunning ? null : (
        <p className="mb-4 max-w-prose text-muted">
          What was written stays. Continue goes on where it stood.
        </p>
      )}
      <JobControls
        job={view}
        state={isRunning ? 'running' : 'cancelled'}
        run={runImportAction}
        resume={isRunning ? continueImportAction : applyImportAction}
        cancel={view.isOwn ? cancelImportAction : undefined}
      >
        {!isRunning && view.handled > 0 ? <UndoImport view={view} /> : null}
      </JobControls>
    </>
  );
}
