import { EMPTY_FORM, type FormState } from '@/lib/forms/form-state';
import type { Server } from '@/scripts/bench/server';
import { ask, type Answer } from './ask';

/** What a form sends; a list stands for several fields of one name. */
export type Fields = Record<string, string | readonly string[]>;

/** What an action answered: what was refused or wrong in words, null where nothing was. */
export type Said = Answer & { refusal: string | null };

/**
 * Calls a Server Action raw, as React's client does: its arguments are numbered parts of a form, of which part 0 is the
 * list that refers to the others.
 */
export async function callAction(
  server: Server,
  call: { id: string; kind: ActionKind; page: string; cookie: string | null; fields: Fields },
): Promise<Said> {
  const answer = await ask(server, {
    path: call.page,
    cookie: call.cookie,
    method: 'POST',
    headers: { 'next-action': call.id, accept: 'text/x-component' },
    body: argumentsOf(call.kind, call.fields),
  });
  if (answer.headers.has('x-nextjs-action-not-found')) {
    throw new Error(`${call.page} has no such action: say in its row on which page it is.`);
  }
  return { ...answer, refusal: refusalIn(answer) };
}

/** Behind a form, an action takes the last answer first; behind a button, the form alone. */
export type ActionKind = 'form' | 'button';
const FORM_AT = '1';

function argumentsOf(kind: ActionKind, fields: Fields): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(`_${FORM_AT}_${name}`, one);
  }
  const form = `$K${FORM_AT}`;
  const list: Record<ActionKind, unknown[]> = { form: [EMPTY_FORM, form], button: [form] };
  body.append('0', JSON.stringify(list[kind]));
  return body;
}

/** The message that the action leaves for the next page, or what it answers into its form. */
function refusalIn({ headers, body }: Answer): string | null {
  const [, row] = /^1:(\{.*\})$/m.exec(body) ?? [];
  const state = row ? (JSON.parse(row) as Partial<FormState>) : {};
  const [wrong] = Object.values(state.errors ?? {});
  return messageIn(headers) ?? state.alert?.text ?? wrong?.text ?? null;
}

function messageIn(headers: Headers): string | null {
  for (const cookie of headers.getSetCookie()) {
    const value = decodeURIComponent(cookie.split(';', 1)[0]!.split('=', 2)[1]!);
    if (!value.startsWith('{')) continue;
    const { tone, text } = JSON.parse(value) as { tone: string; text: string };
    if (tone === 'refusal') return text;
  }
  return null;
}
