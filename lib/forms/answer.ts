import { z } from 'zod';
import { newId } from '@/lib/db/id';
import type { AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { typedValues, type FieldConflict, type FieldError, type FormState } from './form-state';
import * as messages from './messages';

const conflictSchema = z.object({
  before: z.string(),
  theirs: z.string(),
  yours: z.string(),
  by: z.string().nullable(),
});

const stateSchema = z
  .object({
    attempt: z.int().min(0),
    conflicts: z.record(z.string(), conflictSchema).optional().catch(undefined),
  })
  .catch({ attempt: 0 });

export function textFields(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** Both parameters come over the network, so their types are unproven. */
export function emptyAnswer(state: unknown, form: unknown): FormState {
  const { attempt, conflicts } = stateSchema.parse(state);
  const values = form instanceof FormData ? typedValues(form) : {};
  return { attempt: attempt + 1, values, errors: {}, ...(conflicts && { conflicts }) };
}

const HIDDEN_FIELDS = ['operationId', 'id', 'version'];

/** One message per field. That of a hidden field becomes the alert. */
export function invalidAnswer(answer: FormState, error: z.ZodError): FormState {
  const errors: Record<string, FieldError> = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= { text: message };
  const unseen = HIDDEN_FIELDS.map((name) => errors[name]).find(Boolean);
  return { ...answer, errors, ...(unseen && { alert: unseen }) };
}

/** Shows the message at the field that it concerns, or else above the form. */
export function refusedAnswer(answer: FormState, refusal: AnyRefusal): FormState {
  const text = refusalSentence(refusal);
  const { values } = answer;
  switch (refusal.code) {
    case 'duplicate-order-id': {
      const link = { href: `/orders/${refusal.details.id}`, text: messages.openThatOrder };
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
    case 'past-date':
      return { ...answer, errors: { nextDate: { text } } };
    case 'no-courier':
      return { ...answer, errors: { courierId: { text } } };
    case 'not-confirmed':
      return { ...answer, errors: { [refusal.details.field]: { text } } };
    case 'wrong-password':
      return { ...answer, errors: { currentPassword: { text } } };
    case 'stale': {
      // The next save is deliberate: it builds on the version that this message reports.
      const { id, version } = refusal.details;
      const link = { href: `/orders/${id}`, text: messages.openOrder };
      return { ...answer, values: { ...values, version: String(version) }, alert: { text, link } };
    }
    case 'conflict':
      return { ...answer, ...conflictAnswer(values, refusal.details), alert: { text } };
    case 'reused-operation-id':
      // A form that is sent again after this message counts as a new operation.
      return { ...answer, values: { ...values, operationId: newId() }, alert: { text } };
    case 'signed-out':
      return { ...answer, alert: { text, link: { href: '/login', text: messages.logIn } } };
    default:
      return { ...answer, alert: { text } };
  }
}

type Conflict = Extract<AnyRefusal, { code: 'conflict' }>['details'];

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

function asField(value: string | number | null | undefined): string {
  return String(value ?? '');
}
