import { typedValues } from '@/lib/forms/form-state';
import type { Draft } from './draft';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Without proposals (`data-proposed`) that were left as they are: they would be out of date on another day. */
export function draftOf(form: HTMLFormElement, conflicts: Draft['conflicts'], now: Date): Draft {
  const values = typedValues(new FormData(form));
  for (const { name, value, dataset } of fieldsOf(form)) {
    if (dataset.proposed === value) delete values[name];
  }
  return { at: now.toISOString(), values, ...(conflicts && { conflicts }) };
}

/** Values that differ from the rendered ones. */
export function changedValues(form: HTMLFormElement): Record<string, string> {
  const changed = fieldsOf(form).filter((field) => field.value !== renderedValue(field));
  return Object.fromEntries(changed.map(({ name, value }) => [name, value]));
}

/** Whether the draft has a conflict or a value that the form doesn't show. */
export function differsFromForm({ values, conflicts }: Draft, form: HTMLFormElement): boolean {
  if (Object.keys(conflicts ?? {}).length > 0) return true;
  return fieldsOf(form).some(({ name, value }) => (values[name] ?? value) !== value);
}

/** Inputs without hidden, radio and password ones. */
export function fieldsOf(form: HTMLFormElement): Input[] {
  const fields = form.querySelectorAll<Input>(
    'input:not([type="hidden"], [type="radio"]), textarea, select',
  );
  return [...fields].filter(({ type }) => type !== 'password');
}

function renderedValue(field: Input): string | undefined {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value;
}
