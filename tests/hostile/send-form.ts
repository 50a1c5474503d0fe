import { EMPTY_FORM } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { rowOf } from '@/tests/matrix/rows/actions';
import { refusalIn, type Way } from '@/tests/support/matrix/call-action';
import { callOf } from '@/tests/support/matrix/inventory';
import type { Reply } from '@/tests/support/matrix/send';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import type { Context } from './context';
import { sendChecked } from './send-checked';
import { multipart, type Parts, type Value } from './multipart';
import type { Results } from './results';

export type Sent = Record<string, Value | readonly Value[]>;

export type FormToSend = {
  action: string;
  way: Way;
  cookie: string | null;
  fields: Sent;
  /** What is unusual about it, for the report. */
  about?: string;
};

/** The answer, with the sentence of a refusal or validation error, if any. */
export type ActionAnswer = Reply & { refusal: string | null };

/** Sends a form to an action. An action without a form on a page is called directly. */
export async function sendForm(
  context: Context,
  results: Results,
  form: FormToSend,
): Promise<ActionAnswer> {
  const rendered = { ...(await fieldsFor(form.cookie)), ...form.fields };
  const { path, headers, parts } = buildRequest(context, { ...form, fields: rendered });
  const { body, headers: typed } = multipart(parts);
  const { cookie, action, way } = form;
  const about = `(${action.split(' ')[1]} by ${way}${form.about ? `, ${form.about}` : ''})`;
  const sent = { path, cookie, body, about, method: 'POST', headers: { ...typed, ...headers } };
  const reply = await sendChecked(context.server.origin, results, sent);
  const refusal = refusalIn(reply);
  if (refusal !== null) results.refused += 1;
  return { ...reply, refusal };
}

/** The path, headers and body for a form. */
function buildRequest(
  context: Context,
  { action, way, fields }: Omit<FormToSend, 'cookie' | 'about'>,
): { path: string; headers: Record<string, string>; parts: Parts } {
  const form = context.forms.get(action);
  const typed = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value as Value]).map((one: Value) => [name, one] as const),
  );
  if (way === 'form' && form) {
    const hidden = form.hidden.filter(([name]) => name !== RENDERED_FOR);
    return { path: form.path, headers: {}, parts: [...hidden, ...typed] };
  }
  const { id, page, kind } = callOf(context.inventory, rowOf(action));
  const last = [EMPTY_FORM, '$K1'];
  const parts = typed.map(([name, value]) => [`_1_${name}`, value] as const);
  return {
    path: page,
    headers: { 'next-action': id, accept: 'text/x-component' },
    parts: [...parts, ['0', JSON.stringify(kind === 'form' ? last : last.slice(1))]],
  };
}
