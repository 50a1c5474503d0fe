import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { sideNames, type Side } from '@/lib/orders/changes/messages';

export type ChooserOption = { side: Side; value: string; content: ReactNode };

/** Radio buttons for the conflicting values of one field. They are the form field, and start with none chosen. */
export function Chooser({
  legend,
  name,
  options,
  chosen,
  error,
  required,
}: {
  legend: string;
  name: string;
  options: ChooserOption[];
  chosen?: string | undefined;
  error?: string | undefined;
  required?: boolean;
}) {
  const isOpen = !options.some(({ value }) => value === chosen);
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby={`${name}-legend`}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? true : undefined}
      data-open={isOpen ? '' : undefined}
      className="group min-w-0"
    >
      <legend id={`${name}-legend`} className="mb-1.5 font-medium">
        {legend}
      </legend>
      <div className="divide-y divide-line rounded-md border border-line-strong bg-raised group-aria-invalid:border-danger">
        {options.map((option) => (
          <Choice key={option.side} {...option} field={name} {...{ chosen, required }} />
        ))}
      </div>
      {error ? (
        <p id={`${name}-error`} className="mt-1.5 flex gap-1.5 text-sm text-danger">
          <span className="mt-0.5">
            <Icon name="alert" />
          </span>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

function Choice({
  field,
  side,
  value,
  content,
  chosen,
  required,
}: ChooserOption & {
  field: string;
  chosen: string | undefined;
  required: boolean | undefined;
}) {
  const id = `${field}-${side}`;
  return (
    <label className="grid min-h-11 grid-cols-[auto_4rem_1fr] items-baseline gap-x-2 px-3 py-2.5">
      <input
        type="radio"
        id={id}
        name={field}
        value={value}
        defaultChecked={value === chosen}
        required={required}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-value`}
        className="size-5 translate-y-1 accent-accent pointer-fine:size-4 pointer-fine:translate-y-0.5"
      />
      <span id={`${id}-name`} className="font-medium">
        {sideNames[side]}
      </span>
      <span id={`${id}-value`} className="min-w-0 wrap-anywhere">
        {content}
      </span>
    </label>
  );
}
