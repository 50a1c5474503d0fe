'use client';

import * as messages from '@/lib/jobs/messages';
import type { FoundProgress, JobUnit } from '@/lib/jobs/progress';
import { ProgressBar } from './progress-bar';
import { useJobProgress } from './use-job-progress';

/** `data-running` turns live updates off: the page follows the job. */
export function JobProgress({
  id,
  drawn,
  unit,
}: {
  id: string;
  drawn: FoundProgress;
  unit: JobUnit;
}) {
  const { progress, isDown } = useJobProgress(id, drawn);
  return (
    <div data-running>
      <ProgressBar {...progress} unit={unit} />
      <p aria-live="polite" className="mb-4 text-sm text-danger empty:hidden">
        {isDown ? messages.retrying : null}
      </p>
    </div>
  );
}
