import { EMPTY_FORM, type FormState } from '@/lib/forms/form-state';
import { ACTIONS } from '@/tests/matrix/rows/actions';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Desk } from './desk';
import { cookiesOf, knock, type Reply } from './knock';
import { multipart, type Parts, type Value } from './multipart';
import type { Tally } from './tally';

/** By the form of a page, as browsers do without JavaScript; or by calling the action itself. */
export type Way = 'form' | 'raw';

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
  const { path, headers, parts } = addressed(desk, deed);
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
export function addressed(
  desk: Desk,
  { action, way, fields }: Omit<Deed, 'cookie' | 'about'>,
): { path: string; headers: Record<string, string>; parts: Parts } {
  const form = desk.forms.get(action);
  const typed = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value as Value]).map((one: Value) => [name, one] as const),
  );
  if (way === 'form' && form) {
    return { path: form.path, headers: {}, parts: [...form.hidden, ...typed] };
  }
  const { id, page, kind } = builtAction(desk, action);
  const last = [EMPTY_FORM, '$K1'];
  const parts = typed.map(([name, value]) => [`_1_${name}`, value] as const);
  return {
    path: page,
    headers: { 'next-action': id, accept: 'text/x-component' },
    parts: [...parts, ['0', JSON.stringify(kind === 'form' ? last : last.slice(1))]],
  };
}

/** An action as raw requests name it. */
export function builtAction(
  { inventory }: Desk,
  action: string,
): { id: string; page: string; kind: ActionRow['kind'] } {
  const row = rowOf(action);
  const built = inventory.actions.find(({ name }) => name === action);
  const page = row.on ?? built?.pages.find((path) => !path.includes('['));
  if (!built || !page) throw new Error(`The build has no ${action} on a page of its own.`);
  return { id: built.id, page, kind: row.kind };
}

/** The first row that says how an action is called. Ends of names will do. */
export function rowOf(action: string): ActionRow {
  const row = ACTIONS.find((one) => one.action.endsWith(action));
  if (!row) throw new Error(`No row of the matrix is about ${action}.`);
  return row;
}

/** The words of a refusal: a message for the next page, an answer into the form, or what a page shows of it. */
function refusalIn(reply: Reply): string | null {
  const { status, text, headers } = reply;
  for (const value of cookiesOf(reply).values()) {
    const [, words] = /^\{.*"tone":"refusal","text":"(.*?)"/.exec(decodeURIComponent(value)) ?? [];
    if (words) return words;
  }
  if (status === 403 || status === 413) return text.slice(0, 200);
  if (headers['content-type']?.startsWith('text/x-component')) return wordsInState(text);
  const [, alert] = /role="alert"[^>]*>(?:<(?!\/div)[^>]+>)*([^<]+)/.exec(text) ?? [];
  return alert ?? (text.includes('aria-invalid="true"') ? 'a field is wrong' : null);
}

/** The state of the form, which is a line of its own unless a long text stands before it. */
function wordsInState(body: string): string | null {
  const at = body.indexOf('1:{"attempt":');
  if (at < 0) return null;
  const state = JSON.parse(body.slice(at + 2).split('\n', 1)[0]!) as Partial<FormState>;
  const [wrong] = Object.values(state.errors ?? {});
  return state.alert?.text ?? wrong?.text ?? null;
}
