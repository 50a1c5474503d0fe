import { typedValues } from '@/lib/forms/form-state';
import type { Draft } from './draft';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The form as a draft. */
export function draftOf(form: HTMLFormElement, conflicts: Draft['conflicts'], now: Date): Draft {
  const values = typedValues(new FormData(form));
  return { at: now.toISOString(), values, ...(conflicts && { conflicts }) };
}

/** What somebody typed that is other than what the form was drawn with. */
export function typedInto(form: HTMLFormElement): Record<string, string> {
  const typed = fieldsOf(form).filter((field) => field.value !== drawnValue(field));
  return Object.fromEntries(typed.map(({ name, value }) => [name, value]));
}

/** Whether a draft holds anything that the form, as it is drawn, does not say. */
export function saysMore({ values, conflicts }: Draft, form: HTMLFormElement): boolean {
  if (Object.keys(conflicts ?? {}).length > 0) return true;
  return fieldsOf(form).some(({ name, value }) => (values[name] ?? value) !== value);
}

/** The fields that people type into. */
export function fieldsOf(form: HTMLFormElement): Input[] {
  const fields = form.querySelectorAll<Input>(
    'input:not([type="hidden"], [type="radio"]), textarea, select',
  );
  return [...fields].filter(({ type }) => type !== 'password');
}

/** What a field was drawn with. */
function drawnValue(field: Input): string | undefined {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value;
}
