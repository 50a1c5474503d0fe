import { EMPTY_FORM, type FormState, type KeptPage } from '@/lib/forms/form-state';
import type { Server } from '@/scripts/bench/server';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { sendAsBrowser, type Answer } from './browser-request';
import { cookiesOf, type Reply } from './send';

/** The fields of a form; a list stands for several fields with one name. */
export type Fields = Record<string, string | readonly string[]>;

/** The answer of an action, with the sentence of a refusal or validation error, if any. */
export type ActionAnswer = Answer & { refusal: string | null };

/** The action of a form takes the previous state and the form; that of a button takes the form only. */
export type ActionKind = 'form' | 'button';

/** A call by React's client, or a form as browsers send it without JavaScript. */
export type Way = 'raw' | 'form';

/** The ID of an action, and a page that it can be sent to. */
export type Call = { id: string; kind: ActionKind; page: string };

export async function callAction(
  server: Pick<Server, 'origin'>,
  {
    id,
    kind,
    page,
    cookie,
    fields,
    way = 'raw',
    headers,
  }: Call & {
    cookie: string | null;
    fields: Fields;
    way?: Way;
    headers?: Record<string, string | null>;
  },
): Promise<ActionAnswer> {
  const body = new FormData();
  const prefix = way === 'raw' ? `_${FORM_AT}_` : '';
  for (const [name, value] of Object.entries({ ...(await fieldsFor(cookie)), ...fields })) {
    for (const one of [value].flat()) body.append(prefix + name, one);
  }
  for (const [name, value] of Object.entries(NAMING[way](id, kind))) body.append(name, value);
  const called = way === 'raw' && { 'next-action': id, accept: 'text/x-component' };
  const answer = await sendAsBrowser(server, {
    path: page,
    cookie,
    method: 'POST',
    headers: { ...called, ...headers },
    body,
  });
  if (answer.headers['x-nextjs-action-not-found']) {
    throw new Error(`${page} does not have this action: name its page in its row.`);
  }
  return { ...answer, refusal: refusalIn(answer) };
}

const FORM_AT = '1';

/** The fields that name the action and its arguments. */
const NAMING: Record<Way, (id: string, kind: ActionKind) => Record<string, string>> = {
  // Arguments are numbered parts of the body; part 0 is the list that refers to the others.
  raw: (_, kind) => {
    const form = `$K${FORM_AT}`;
    return { '0': JSON.stringify(kind === 'form' ? [EMPTY_FORM, form] : [form]) };
  },
  form: (id, kind) =>
    kind === 'form'
      ? {
          $ACTION_REF_1: '',
          '$ACTION_1:0': JSON.stringify({ id, bound: '$@1' }),
          '$ACTION_1:1': JSON.stringify([EMPTY_FORM]),
        }
      : { [`$ACTION_ID_${id}`]: '' },
};

/** The sentence of a refusal: in a message for the next page, in the state of the form, or on the page. */
export function refusalIn(reply: Reply): string | null {
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

/** The sentence in the state of the form (a line of its own, unless a long text comes before it) or of a kept page. */
function wordsInState(body: string): string | null {
  const [, kept] = /^1:(\{"text":.*,"canRetry":.*\})$/m.exec(body) ?? [];
  if (kept) return (JSON.parse(kept) as KeptPage).text;
  const at = body.indexOf('1:{"attempt":');
  if (at < 0) return null;
  const state = JSON.parse(body.slice(at + 2).split('\n', 1)[0]!) as Partial<FormState>;
  const [wrong] = Object.values(state.errors ?? {});
  return state.alert?.text ?? wrong?.text ?? null;
}
