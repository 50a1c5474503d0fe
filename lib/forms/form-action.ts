import 'server-only';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { noteDenial } from '@/lib/auth/mutations';
import { logInPath, PATH_HEADER } from '@/lib/auth/redirect-target';
import { currentActor } from '@/lib/auth/require-actor';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { env } from '@/lib/env';
import { isRefusal, isTemporary, Refusal, type AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { noteAction, noteUnsaved } from '@/lib/http/request-context';
import { emptyAnswer, invalidAnswer, refusedAnswer, textFields } from './answer';
import { dropFlash, setFlash, type Message } from './flash';
import type { ButtonAction, FormAction, KeptPage } from './form-state';
import { nothingChanged } from './messages';
import { assertRenderedFor, RENDERED_FOR } from './rendered-for';

export type Outcome = {
  message?: Omit<Message, 'tone' | 'saved'> & Partial<Pick<Message, 'tone'>>;
  goTo?: string;
};

type Fields = Record<string, string>;
type Handler<S extends z.ZodType> = (actor: Actor, input: z.output<S>) => Promise<Outcome>;
type OpenHandler<S extends z.ZodType> = (input: z.output<S>) => Promise<Outcome>;

/** Same origin → actor → zod → handler → message and redirect. A refusal returns to the form with the typed values. */
export function formAction<S extends z.ZodType>(schema: S, handler: Handler<S>): FormAction {
  return wrapForm(schema, actorOfAction, handler);
}

export function openFormAction<S extends z.ZodType>(
  schema: S,
  handler: OpenHandler<S>,
): FormAction {
  return wrapForm(schema, anyVisitor, (_, input) => handler(input));
}

/** For forms without fields to correct: an invalid one is `out-of-date`, and a refusal is shown as a message. */
export function buttonAction<S extends z.ZodType>(schema: S, handler: Handler<S>): ButtonAction {
  return wrapButton(schema, actorOfAction, handler);
}

export function openButtonAction<S extends z.ZodType>(
  schema: S,
  handler: OpenHandler<S>,
): ButtonAction {
  return wrapButton(schema, anyVisitor, (_, input) => handler(input));
}

function wrapForm<S extends z.ZodType, W>(
  schema: S,
  authenticate: (fields: Fields) => Promise<W>,
  handler: (authenticate: W, input: z.output<S>) => Promise<Outcome>,
): FormAction {
  return async (state, form) => {
    noteAction();
    const answer = emptyAnswer(state, form);
    let outcome: Outcome;
    try {
      await requireSameOrigin();
      const fields = textFields(form);
      const actor = await authenticate(fields);
      const parsed = schema.safeParse(fields);
      if (!parsed.success) {
        noteUnsaved(nothingChanged);
        return invalidAnswer(answer, parsed.error);
      }
      outcome = await handler(actor, parsed.data);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      await noteForbidden(thrown);
      noteUnsaved(refusalSentence(thrown));
      return refusedAnswer(answer, thrown);
    }
    return finish(outcome, answer, answer.values.operationId);
  };
}

function wrapButton<S extends z.ZodType, W>(
  schema: S,
  authenticate: (fields: Fields) => Promise<W>,
  handler: (authenticate: W, input: z.output<S>) => Promise<Outcome>,
): ButtonAction {
  return async (form) => {
    noteAction();
    let outcome: Outcome = {};
    try {
      await requireSameOrigin();
      const fields = textFields(form);
      const actor = await authenticate(fields);
      const parsed = schema.safeParse(fields);
      if (!parsed.success) throw new Refusal('out-of-date', {});
      outcome = await handler(actor, parsed.data);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      await noteForbidden(thrown);
      if (keepsPage(thrown) && (await isFromScript())) return keptPage(thrown);
      outcome = { message: { tone: 'refusal', text: refusalSentence(thrown) } };
      if (thrown.code === 'signed-out') outcome.goTo = await logInTarget();
    }
    await finish(outcome, undefined);
  };
}

async function finish<T>({ message, goTo }: Outcome, answer: T, saved?: string): Promise<T> {
  if (message) await setFlash({ tone: 'success', ...message, ...(saved && { saved }) });
  else await dropFlash();
  revalidatePath('/', 'layout');
  if (goTo) redirect(goTo);
  return answer;
}

async function requireSameOrigin(): Promise<void> {
  if (!isSameOrigin(await headers(), env().AUTH_URL)) throw new Refusal('cross-site', {});
}

async function noteForbidden({ code, details }: AnyRefusal): Promise<void> {
  if (code !== 'forbidden') return;
  const actor = await currentActor();
  if (actor) await noteDenial(actor, details.permission ?? 'other');
}

/** A form that names its user is refused while someone else is signed in. */
async function anyVisitor(fields: Fields): Promise<null> {
  const actor = fields[RENDERED_FOR] ? await currentActor() : null;
  if (actor) assertRenderedFor(actor, fields[RENDERED_FOR]);
  return null;
}

function keepsPage(refusal: AnyRefusal): boolean {
  return refusal.code === 'other-user' || isTemporary(refusal);
}

function keptPage(refusal: AnyRefusal): KeptPage {
  return { text: refusalSentence(refusal), canRetry: refusal.code !== 'other-user' };
}

/**
 * A refusal, not a redirect, keeps typed values on the screen; without JavaScript, the response is a new page anyway.
 */
async function actorOfAction(fields: Fields): Promise<Actor> {
  const actor = await currentActor();
  if (actor) {
    assertRenderedFor(actor, fields[RENDERED_FOR]);
    return actor;
  }
  if (!(await isFromScript())) redirect(await logInTarget());
  throw new Refusal('signed-out', {});
}

async function isFromScript(): Promise<boolean> {
  return (await headers()).has('next-action');
}

async function logInTarget(): Promise<string> {
  return logInPath((await headers()).get(PATH_HEADER));
}
