import type { ComponentProps } from 'react';
import * as messages from '@/lib/messages';
import type { Option } from './field';

// Styled once by the `fields` utility, because every list renders all of its filters.

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
      label={end === 'From' ? messages.rangeStart(label) : messages.rangeEnd(label)}
      defaultValue={values[`${name}${end}`]}
    />
  ));
}

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
