import { clsx } from 'clsx';
import { inputClass } from '@/components/ui/field';
import { STATUS_MEANINGS } from '@/lib/imports/mapping/mapping';
import { STATUS_QUESTION } from '@/lib/imports/question-messages';
import type { StatusValue } from '@/lib/imports/status-values';
import { STATUS_MEANING_NAMES } from '@/lib/imports/messages';
import { formatNumber } from '@/lib/numbers';
import { ProblemNote } from './problem-note';

export function StatusFields({
  statuses,
  isMarked,
}: {
  statuses: readonly StatusValue[];
  /** Marks unanswered ones. */
  isMarked: boolean;
}) {
  if (statuses.length === 0) return null;
  return (
    <fieldset className="mt-8 max-w-140">
      <legend className="mb-2 font-semibold">What each status means</legend>
      <div className="space-y-4">
        {statuses.map(({ value, rows, meaning }, index) => {
          const isOpen = isMarked && !meaning;
          const id = `status.${index}`;
          return (
            <div key={value} className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-2">
              <label htmlFor={id} className="min-w-0 wrap-anywhere">
                {value}{' '}
                <span className="text-sm text-muted tabular-nums">
                  {rows === 1 ? '1 row' : `${formatNumber(rows)} rows`}
                </span>
              </label>
              <input type="hidden" name={`statusValue.${index}`} value={value} />
              <div>
                <select
                  id={id}
                  name={id}
                  defaultValue={meaning ?? ''}
                  aria-invalid={isOpen ? true : undefined}
                  aria-describedby={isOpen ? `${id}-error` : undefined}
                  className={clsx(inputClass, 'h-11')}
                >
                  <option value="">Choose</option>
                  {STATUS_MEANINGS.map((option) => (
                    <option key={option} value={option}>
                      {STATUS_MEANING_NAMES[option]}
                    </option>
                  ))}
                </select>
                {isOpen ? <ProblemNote id={`${id}-error`} text={STATUS_QUESTION} /> : null}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
