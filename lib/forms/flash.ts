import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { newId } from '@/lib/db/id';
import { isOverTls } from '@/lib/http/request-context';
import { flashCookieName } from './flash-cookie';

const MAX_AGE_SECONDS = 15;

/** Browsers limit name, value and attributes to 4,096 bytes. */
const MAX_BYTES = 3_500;

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
  link: z.object({ href: z.string().regex(/^\/orders[/?]/), text: z.string() }).optional(),
  orderId: z.string().optional(),
  /** The field that shows it, instead of the head of the page. */
  field: z.string().optional(),
  /** The device can delete its draft of this operation's form. */
  saved: z.string().optional(),
  undo: undoSchema.optional(),
});

export type Flash = z.infer<typeof flashSchema>;

export type Message = Omit<Flash, 'key' | 'undo'> & {
  undo?: { order: { id: string; version: number } } | { group: string };
};

export async function setFlash({ undo, ...message }: Message): Promise<void> {
  const flash: Flash = {
    key: newId(),
    ...message,
    ...(undo && { undo: { operationId: newId(), ...undo } }),
  };
  (await cookies()).set(flashCookieName(isOverTls()), flashCookie(flash), {
    ...cookieOptions(isOverTls()),
    maxAge: MAX_AGE_SECONDS,
    httpOnly: false,
  });
}

/** Deletes a message left by an action in another tab. Only in actions. */
export async function dropFlash(): Promise<void> {
  const store = await cookies();
  const name = flashCookieName(isOverTls());
  // Browsers delete a `__Host-` cookie only with the attributes that set it.
  if (store.get(name)) store.set(name, '', { ...cookieOptions(isOverTls()), maxAge: 0 });
}

/** Truncates the text, because browsers drop oversized cookies. */
export function flashCookie(flash: Flash): string {
  // Next decodes the cookies that it sets twice, so a percent sign would be lost.
  const cookie = JSON.stringify(flash).replaceAll('%', String.raw`\u0025`);
  if (encodeURIComponent(cookie).length <= MAX_BYTES) return cookie;
  const characters = [...flash.text];
  const shorter = characters.slice(0, Math.floor(characters.length * 0.8)).join('');
  return flashCookie({ ...flash, text: `${shorter}…` });
}

export async function readFlash(): Promise<Flash | null> {
  const cookie = (await cookies()).get(flashCookieName(isOverTls()))?.value;
  if (!cookie) return null;
  try {
    return flashSchema.parse(JSON.parse(cookie));
  } catch {
    return null; // not a cookie of ours
  }
}
