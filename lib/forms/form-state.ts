export type FieldError = { text: string; link?: { href: string; text: string } };

export type FieldConflict = { before: string; theirs: string; yours: string; by: string | null };

export type FormState = {
  /** Number of answers so far: a changed key makes React reset a field. */
  attempt: number;
  values: Record<string, string>;
  errors: Record<string, FieldError>;
  conflicts?: Record<string, FieldConflict>;
  alert?: { text: string; link?: { href: string; text: string } };
};

/** What a field with a conflict sends until a side is chosen. No field accepts it, whereas many accept empty text. */
export const UNDECIDED = '\u0001';

export const EMPTY_FORM: FormState = { attempt: 0, values: {}, errors: {} };

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export type KeptPage = { text: string; canRetry: boolean };

/** The page is rendered again unless it returns a `KeptPage`. */
export type ButtonAction = (form: FormData) => Promise<KeptPage | void>;

export function typedValues(form: FormData): Record<string, string> {
  const fields = [...form].filter(
    (field): field is [string, string] =>
      typeof field[1] === 'string' &&
      !field[0].startsWith('$ACTION') &&
      !/password/i.test(field[0]),
  );
  // Forms are sent with CRLF, whatever the field had.
  return Object.fromEntries(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]));
}
