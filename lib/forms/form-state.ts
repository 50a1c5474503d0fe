/** What stands beside a field: a sentence, and where it helps a link, which opens beside the form. */
export type FieldError = { text: string; link?: { href: string; text: string } };

/** A field that others changed too: its value before both changes, theirs and yours, as form fields carry them. */
export type FieldConflict = { before: string; theirs: string; yours: string; by: string | null };

/** What a form shows after an answer that was not a redirect. */
export type FormState = {
  /** Grows with every answer, so that a form can tell a new one from the last. */
  attempt: number;
  /** What was typed, except passwords. */
  values: Record<string, string>;
  errors: Record<string, FieldError>;
  /** By the names of fields: where the person has to choose. */
  conflicts?: Record<string, FieldConflict>;
  alert?: { text: string; link?: { href: string; text: string } };
};

export const EMPTY_FORM: FormState = { attempt: 0, values: {}, errors: {} };

/** A Server Action as a form takes it with `useActionState`. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The answer to a button where the page is to stay as it is: why, and whether the same form may be sent again. */
export type KeptPage = { text: string; canRetry: boolean };

/** A Server Action behind a button in its own form. The page is rendered again unless it returns a `KeptPage`. */
export type ButtonAction = (form: FormData) => Promise<KeptPage | void>;

/** The text fields of a form as they were typed, except passwords and what the framework adds. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter(
      (field): field is [string, string] =>
        typeof field[1] === 'string' &&
        !field[0].startsWith('$ACTION') &&
        !/password/i.test(field[0]),
    ),
  );
}
