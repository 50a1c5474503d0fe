import type { DetailField } from '@/lib/orders/fields';
import type { KnownPerson } from '@/lib/orders/known-people';

/** What choosing a person changed in the form. */
export type Filled = {
  orderId: string;
  fields: DetailField[];
  /** Not filled in, because they already had another value. */
  kept: DetailField[];
  /** Before and after, by the name of the input; the name itself too. */
  changes: Record<string, { from: string; to: string }>;
};

type Input = HTMLInputElement | HTMLTextAreaElement;

const FILLED: readonly DetailField[] = [
  'recipientAddress',
  'recipientPhone',
  'recipientEmail',
  'instructions',
];

/**
 * Fills in the name, and details that are empty or still have what an earlier choice filled in; what was typed stays.
 * Null if there is nothing to say about details.
 */
export function fillDetails(
  nameInput: HTMLInputElement,
  { name, orderId, details }: KnownPerson,
  earlier: Filled | null,
): Filled | null {
  const changes: Filled['changes'] = { [nameInput.name]: { from: nameInput.value, to: name } };
  setValue(nameInput, name);
  const known: Partial<Record<DetailField, string>> = details;
  if (Object.keys(known).length === 0) return null;
  const kept: DetailField[] = [];
  for (const field of FILLED) {
    const input = nameInput.form!.elements.namedItem(field) as Input | null;
    if (!(input instanceof HTMLElement)) continue;
    const to = known[field] ?? '';
    const { value } = input;
    const isOurs = value === '' || value === earlier?.changes[field]?.to;
    if (!isOurs) {
      if (value !== to) kept.push(field);
      continue;
    }
    if (to !== '') changes[field] = { from: '', to };
    if (value === to) continue;
    setValue(input, to);
    input.closest('details')?.setAttribute('open', '');
  }
  const fields = FILLED.filter((field) => changes[field]);
  return fields.length + kept.length > 0 ? { orderId, fields, kept, changes } : null;
}

/** Puts back what was there, unless it was changed since then. */
export function restoreDetails(form: HTMLFormElement, { changes }: Filled): void {
  for (const [name, { from, to }] of Object.entries(changes)) {
    const input = form.elements.namedItem(name) as Input | null;
    if (input?.value === to) setValue(input, from);
  }
}

/** As if typed, so that the draft is kept. */
function setValue(input: Input, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
