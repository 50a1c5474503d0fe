import type { DateOrder, Question } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';
import { ProblemNote } from './problem-note';

/** For ambiguous dates; starts with nothing chosen. */
export function DateOrderField({
  question: { column, example, ...readings },
  chosen,
  open,
}: {
  question: Extract<Question, { kind: 'dateOrder' }>;
  chosen: DateOrder | null;
  open: string | undefined;
}) {
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby="dateOrder-legend"
      aria-describedby={open ? 'dateOrder-error' : undefined}
      aria-invalid={open ? true : undefined}
      className="mt-8"
    >
      <legend id="dateOrder-legend" className="mb-1 font-semibold wrap-anywhere">
        {messages.dateOrderLegend({ example, column })}
      </legend>
      {(['dayFirst', 'monthFirst'] as const).map((order) => (
        <label key={order} className="flex min-h-11 items-center gap-3 pointer-fine:min-h-8">
          <input
            type="radio"
            name="dateOrder"
            value={order}
            defaultChecked={order === chosen}
            className="size-5 accent-accent pointer-fine:size-4"
          />
          {readings[order]}
        </label>
      ))}
      {open ? <ProblemNote id="dateOrder-error" text={open} /> : null}
    </fieldset>
  );
}
