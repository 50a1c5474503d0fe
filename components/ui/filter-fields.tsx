import type { ComponentProps } from 'react';
import type { Option } from './field';

// Every list carries all of its filters: how they look is said once, by the `fields` of the stylesheet.

/** A labelled line of input in the popover of a filter. */
export function FilterField({
  label,
  ...input
}: { label: string; name: string } & ComponentProps<'input'>) {
  return (
    <label>
      {label}
      <input {...input} />
    </label>
  );
}

/** The two ends of a range, which are called `nameFrom` and `nameTo`. */
export function FilterRange<Name extends string>({
  label,
  name,
  values,
  ...input
}: {
  label: string;
  name: Name;
  values: { [End in `${Name}${'From' | 'To'}`]?: string | number };
} & ComponentProps<'input'>) {
  return (['From', 'To'] as const).map((end) => (
    <FilterField
      {...input}
      key={end}
      name={`${name}${end}`}
      label={`${label} ${end.toLowerCase()}`}
      defaultValue={values[`${name}${end}`]}
    />
  ));
}

/** A choice of one. */
export function FilterSelect({
  label,
  options,
  ...select
}: { label: string; name: string; options: readonly Option[] } & ComponentProps<'select'>) {
  return (
    <label>
      {label}
      <select {...select}>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
