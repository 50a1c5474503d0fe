import type { ComponentProps, ReactNode } from 'react';
import { clsx } from 'clsx';
import type { FieldError } from '@/lib/forms/form-state';
import { Icon } from './icon';
import { TextAreaInput } from './text-area-input';

export const inputClass = clsx(
  'block w-full rounded-md border border-line-strong bg-raised px-3 text-base text-ink',
  'placeholder:text-muted aria-invalid:border-danger',
);

export type FieldProps = {
  label: string;
  name: string;
  help?: ReactNode;
  error?: FieldError | undefined;
  /** At the end of the input, inside its border. */
  end?: ReactNode;
};

export function Field({
  label,
  name,
  help,
  error,
  end,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'name'>) {
  return (
    <FieldFrame {...{ label, name, help, error }}>
      <span className="relative block">
        <input
          {...input}
          {...fieldAttributes({ name, help, error })}
          className={clsx(inputClass, 'h-11', end ? 'pr-24' : undefined)}
        />
        {end ? <span className="absolute inset-y-0 right-1 flex items-center">{end}</span> : null}
      </span>
    </FieldFrame>
  );
}

export function TextArea({
  label,
  name,
  help,
  error,
  ...input
}: FieldProps & Omit<ComponentProps<typeof TextAreaInput>, 'id'>) {
  return (
    <FieldFrame {...{ label, name, help, error }}>
      <TextAreaInput
        {...input}
        {...fieldAttributes({ name, help, error })}
        className={clsx(inputClass, 'py-2')}
      />
    </FieldFrame>
  );
}

export type Option = { value: string; name: string };

export function Select({
  label,
  name,
  help,
  error,
  options,
  ...input
}: Omit<FieldProps, 'end'> & { options: readonly Option[] } & Omit<
    ComponentProps<'select'>,
    'name'
  >) {
  return (
    <FieldFrame {...{ label, name, help, error }}>
      <select
        {...input}
        {...fieldAttributes({ name, help, error })}
        className={clsx(inputClass, 'h-11')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Related checkboxes with one legend, help and error. `name` is that of the error. */
export function FieldGroup({
  label,
  name,
  help,
  error,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <fieldset className="space-y-1.5" aria-describedby={describedBy({ name, help, error })}>
      <legend className="font-medium">{label}</legend>
      {children}
      <FieldNotes {...{ name, help, error }} />
    </fieldset>
  );
}

export function Checkbox({ label, ...input }: { label: string } & ComponentProps<'input'>) {
  return (
    <label className="flex min-h-11 items-center gap-2 pointer-fine:min-h-8">
      <input {...input} type="checkbox" className="size-5 accent-accent pointer-fine:size-4" />
      {label}
    </label>
  );
}

export function FieldFrame({
  label,
  name,
  help,
  error,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={name} className="block font-medium">
        {label}
      </label>
      {children}
      <FieldNotes {...{ name, help, error }} />
    </div>
  );
}

type Notes = Pick<FieldProps, 'name' | 'help' | 'error'>;

function FieldNotes({ name, help, error }: Notes) {
  return (
    <>
      {help ? (
        <div id={`${name}-help`} className="text-sm text-muted">
          {help}
        </div>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="flex gap-1.5 text-sm text-danger">
          <span className="mt-0.5">
            <Icon name="alert" />
          </span>
          <span className="min-w-0 break-words">
            {error.text}{' '}
            {error.link ? (
              <a
                className="font-medium underline"
                href={error.link.href}
                target="_blank"
                rel="noreferrer"
              >
                {error.link.text}
              </a>
            ) : null}
          </span>
        </p>
      ) : null}
    </>
  );
}

export function fieldAttributes({ name, help, error }: Notes) {
  return {
    id: name,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy({ name, help, error }),
  };
}

function describedBy({ name, help, error }: Notes): string | undefined {
  const ids = [error && `${name}-error`, help && `${name}-help`].filter(Boolean);
  return ids.join(' ') || undefined;
}
