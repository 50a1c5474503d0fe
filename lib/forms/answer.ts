import { z } from 'zod';
import { newId } from '@/lib/db/id';
import { refusalSentence, type AnyRefusal } from '@/lib/errors';
import { typedValues, type FieldConflict, type FieldError, type FormState } from './form-state';

const conflictSchema = z.object({
  before: z.string(),
  theirs: z.string(),
  yours: z.string(),
  by: z.string().nullable(),
});

/** What is kept of the last answer. */
const stateSchema = z
  .object({
    attempt: z.int().min(0),
    conflicts: z.record(z.string(), conflictSchema).optional().catch(undefined),
  })
  .catch({ attempt: 0 });

/** A form's text fields; a file where text belongs counts as absent, and so does everything that is not a form. */
export function textFields(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/**
 * The answer with everything that was typed, except passwords, and nothing wrong yet. Both parameters come over the
 * wire, where their types are no more than a hope.
 */
export function emptyAnswer(state: unknown, form: unknown): FormState {
  const { attempt, conflicts } = stateSchema.parse(state);
  const values = form instanceof FormData ? typedValues(form) : {};
  return { attempt: attempt + 1, values, errors: {}, ...(conflicts && { conflicts }) };
}

/** Fields that nobody types; what is wrong with them stands on top of the form. */
const HIDDEN_FIELDS = ['operationId', 'id', 'version'];

/** The answer to input that does not parse: the first thing wrong with each field, beside it. */
export function invalidAnswer(answer: FormState, error: z.ZodError): FormState {
  const errors: Record<string, FieldError> = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= { text: message };
  const unseen = HIDDEN_FIELDS.map((name) => errors[name]).find(Boolean);
  return { ...answer, errors, ...(unseen && { alert: unseen }) };
}

/** The answer to a refusal: beside the field where it belongs to one, else on top of the form. */
export function refusedAnswer(answer: FormState, refusal: AnyRefusal): FormState {
  const text = refusalSentence(refusal);
  const { values } = answer;
  switch (refusal.code) {
    case 'duplicate-order-id': {
      const link = { href: `/orders/${refusal.details.id}`, text: 'Open that order' };
      return { ...answer, errors: { orderId: { text, link } } };
    }
    case 'duplicate-username':
    case 'mixed-alphabets':
      return { ...answer, errors: { username: { text } } };
    case 'duplicate-view-name':
      return { ...answer, errors: { name: { text } } };
    case 'weak-password':
      return { ...answer, errors: { [refusal.details.field]: { text } } };
    case 'wrong-code':
      return { ...answer, errors: { code: { text } } };
    case 'no-courier':
      return { ...answer, errors: { courierId: { text } } };
    case 'not-confirmed':
      return { ...answer, errors: { [refusal.details.field]: { text } } };
    case 'wrong-password':
      return { ...answer, errors: { currentPassword: { text } } };
    case 'stale': {
      // The next save is made knowingly, so it builds on the version that the person has now been told about.
      const { id, version } = refusal.details;
      const link = { href: `/orders/${id}`, text: 'Open the order' };
      return { ...answer, values: { ...values, version: String(version) }, alert: { text, link } };
    }
    case 'conflict':
      return { ...answer, ...conflictAnswer(values, refusal.details), alert: { text } };
    case 'reused-operation-id':
      // Sent again after having been told, it is meant as something new.
      return { ...answer, values: { ...values, operationId: newId() }, alert: { text } };
    case 'signed-out':
      return { ...answer, alert: { text, link: { href: '/login', text: 'Log in' } } };
    default:
      return { ...answer, alert: { text } };
  }
}

type Conflict = Extract<AnyRefusal, { code: 'conflict' }>['details'];

/** The fields where only one side changed something say that; the others are open, for the person to choose. */
function conflictAnswer(
  typed: Record<string, string>,
  { version, merged, conflicts }: Conflict,
): Pick<FormState, 'values' | 'conflicts'> {
  const values: Record<string, string> = { ...typed, version: String(version) };
  for (const [field, value] of Object.entries(merged)) values[field] = asField(value);
  const open: Record<string, FieldConflict> = {};
  for (const { field, before, theirs, yours, by } of conflicts) {
    delete values[field];
    open[field] = { before: asField(before), theirs: asField(theirs), yours: asField(yours), by };
  }
  return { values, conflicts: open };
}

/** A value as form fields carry it: nobody is an empty one. */
function asField(value: string | number | null | undefined): string {
  return String(value ?? '');
}
