import { clsx } from 'clsx';
import { inputClass, type Option } from '@/components/ui/field';
import { statusRows } from '@/lib/imports/mapping/messages';
import { ProblemNote } from './problem-note';

/** The label is the value itself unless given. */
export type ValueField = {
  label?: string;
  value: string;
  rows: number;
  chosen: string;
  problem?: string;
};

/** What each value of a column means. Each has a field `name.0` … and, with the value itself, `nameValue.0` …. */
export function ValueFields({
  name,
  legend,
  help,
  values,
  options,
}: {
  name: string;
  legend: string;
  help?: string;
  values: readonly ValueField[];
  options: readonly Option[];
}) {
  if (values.length === 0) return null;
  return (
    <fieldset className="mt-8 max-w-140">
      <legend className="mb-2 font-semibold">{legend}</legend>
      {help ? <p className="mb-2 text-sm text-muted">{help}</p> : null}
      <div className="space-y-4">
        {values.map(({ label, value, rows, chosen, problem }, index) => {
          const id = `${name}.${index}`;
          return (
            <div key={value} className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-2">
              <label htmlFor={id} className="min-w-0 wrap-anywhere">
                {label ?? value}{' '}
                <span className="text-sm text-muted tabular-nums">{statusRows(rows)}</span>
              </label>
              <input type="hidden" name={`${name}Value.${index}`} value={value} />
              <div>
                <select
                  id={id}
                  name={id}
                  defaultValue={chosen}
                  aria-invalid={problem ? true : undefined}
                  aria-describedby={problem ? `${id}-error` : undefined}
                  className={clsx(inputClass, 'h-11')}
                >
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.name}
                    </option>
                  ))}
                </select>
                {problem ? <ProblemNote id={`${id}-error`} text={problem} /> : null}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
