import { EMPTY_FORM } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { rowOf } from '@/tests/matrix/rows/actions';
import { refusalIn, type Way } from '@/tests/support/matrix/call';
import { callOf } from '@/tests/support/matrix/inventory';
import type { Reply } from '@/tests/support/matrix/send';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import type { Desk } from './desk';
import { knock } from './knock';
import { multipart, type Parts, type Value } from './multipart';
import type { Tally } from './tally';

export type Sent = Record<string, Value | readonly Value[]>;

export type Deed = {
  action: string;
  way: Way;
  cookie: string | null;
  fields: Sent;
  /** What is odd about it, for whoever reads what is wrong with the answer. */
  about?: string;
};

/** What came of it: what was refused or wrong in words, null where nothing was. */
export type Said = Reply & { refusal: string | null };

/** Sends a form to an action. What has no form is called raw. */
export async function act(desk: Desk, tally: Tally, deed: Deed): Promise<Said> {
  const rendered = { ...(await fieldsFor(deed.cookie)), ...deed.fields };
  const { path, headers, parts } = addressed(desk, { ...deed, fields: rendered });
  const { body, headers: typed } = multipart(parts);
  const { cookie, action, way } = deed;
  const about = `(${action.split(' ')[1]} by ${way}${deed.about ? `, ${deed.about}` : ''})`;
  const sent = { path, cookie, body, about, method: 'POST', headers: { ...typed, ...headers } };
  const reply = await knock(desk.server.origin, tally, sent);
  const refusal = refusalIn(reply);
  if (refusal !== null) tally.refused += 1;
  return { ...reply, refusal };
}

/** Where a deed is sent, and as what. */
function addressed(
  desk: Desk,
  { action, way, fields }: Omit<Deed, 'cookie' | 'about'>,
): { path: string; headers: Record<string, string>; parts: Parts } {
  const form = desk.forms.get(action);
  const typed = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value as Value]).map((one: Value) => [name, one] as const),
  );
  if (way === 'form' && form) {
    const hidden = form.hidden.filter(([name]) => name !== RENDERED_FOR);
    return { path: form.path, headers: {}, parts: [...hidden, ...typed] };
  }
  const { id, page, kind } = callOf(desk.inventory, rowOf(action));
  const last = [EMPTY_FORM, '$K1'];
  const parts = typed.map(([name, value]) => [`_1_${name}`, value] as const);
  return {
    path: page,
    headers: { 'next-action': id, accept: 'text/x-component' },
    parts: [...parts, ['0', JSON.stringify(kind === 'form' ? last : last.slice(1))]],
  };
}
