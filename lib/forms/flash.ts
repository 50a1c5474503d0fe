import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { newId } from '@/lib/db/id';
import { isOverTls } from '@/lib/http/request-context';
import { flashCookieName } from './flash-cookie';

/** Long enough to reach the next page, in seconds; with JavaScript the page itself takes it away at once. */
const SECONDS = 15;

/** Browsers take 4,096 bytes for name, value and attributes. */
const MAX_BYTES = 3_500;

/** What the message offers to take back: the entry that made this version of an order, or all that a group did. */
const undoSchema = z.union([
  z.object({
    operationId: z.string(),
    order: z.object({ id: z.string(), version: z.number() }),
  }),
  z.object({ operationId: z.string(), group: z.string() }),
]);

const flashSchema = z.object({
  key: z.string(),
  tone: z.enum(['success', 'refusal']),
  text: z.string(),
  /** To an order, a group, or the list. */
  link: z.object({ href: z.string().regex(/^\/orders[/?]/), text: z.string() }).optional(),
  /** The order that the message is about, to be tinted in the list. */
  orderId: z.string().optional(),
  /** The operation that was carried out: what the device keeps of its form is not needed any more. */
  saved: z.string().optional(),
  undo: undoSchema.optional(),
});

/** One message for the next page that is drawn. */
export type Flash = z.infer<typeof flashSchema>;

/** A message as actions give it; its operation ids are made when it is left. */
export type Message = Omit<Flash, 'key' | 'undo'> & {
  undo?: { order: { id: string; version: number } } | { group: string };
};

/** Leaves a message for the next page. Only in actions. */
export async function setFlash({ undo, ...message }: Message): Promise<void> {
  const flash: Flash = {
    key: newId(),
    ...message,
    ...(undo && { undo: { operationId: newId(), ...undo } }),
  };
  (await cookies()).set(flashCookieName(isOverTls()), flashCookie(flash), {
    ...cookieOptions(isOverTls()),
    maxAge: SECONDS,
    // The page itself takes it away.
    httpOnly: false,
  });
}

/** Takes a message away that an action of another tab has left: an answer without one is to show none. Only in actions. */
export async function dropFlash(): Promise<void> {
  const store = await cookies();
  const name = flashCookieName(isOverTls());
  // A browser takes a cookie with the prefix away only where it could have set it.
  if (store.get(name)) store.set(name, '', { ...cookieOptions(isOverTls()), maxAge: 0 });
}

/** The message as text for a cookie; one that is too long for a cookie is cut, because browsers drop those whole. */
export function flashCookie(flash: Flash): string {
  // Next reads the cookies that it sets once more than it writes them: a percent sign would be none any more.
  const cookie = JSON.stringify(flash).replaceAll('%', String.raw`\u0025`);
  if (encodeURIComponent(cookie).length <= MAX_BYTES) return cookie;
  const characters = [...flash.text];
  const shorter = characters.slice(0, Math.floor(characters.length * 0.8)).join('');
  return flashCookie({ ...flash, text: `${shorter}…` });
}

/** The message that the last action left, if it is still fresh. */
export async function readFlash(): Promise<Flash | null> {
  const cookie = (await cookies()).get(flashCookieName(isOverTls()))?.value;
  if (!cookie) return null;
  try {
    return flashSchema.parse(JSON.parse(cookie));
  } catch {
    return null; // not a cookie of ours
  }
}
