import { clsx } from 'clsx';
import { inputClass } from '@/components/ui/field';
import { STATUS_MEANINGS } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';
import type { StatusValue } from '@/lib/imports/status-values';
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
      <legend className="mb-2 font-semibold">{messages.statusesLegend}</legend>
      <div className="space-y-4">
        {statuses.map(({ value, rows, meaning }, index) => {
          const isOpen = isMarked && !meaning;
          const id = `status.${index}`;
          return (
            <div key={value} className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-2">
              <label htmlFor={id} className="min-w-0 wrap-anywhere">
                {value}{' '}
                <span className="text-sm text-muted tabular-nums">{messages.statusRows(rows)}</span>
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
                  <option value="">{messages.chooseStatus}</option>
                  {STATUS_MEANINGS.map((option) => (
                    <option key={option} value={option}>
                      {messages.STATUS_MEANING_NAMES[option]}
                    </option>
                  ))}
                </select>
                {isOpen ? <ProblemNote id={`${id}-error`} text={messages.statusQuestion} /> : null}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
