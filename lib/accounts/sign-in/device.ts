import { cookies } from 'next/headers';
import { userAgentFromString } from 'next/server';
import { randomBytes } from 'node:crypto';
import 'server-only';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/sealing';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';
import { isOverTls, requestContext } from '@/lib/http/request-context';

/** "Firefox on Linux", from a User-Agent header. */
export function describeDevice(userAgent: string | null): string {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  return `${browser.name ?? 'Unknown browser'} on ${os.name ?? 'an unknown system'}`;
}

/** From where this request comes: the device in words, and its address as far as the proxies in front are believed. */
export function placeOf(headers: Headers): { device: string; address: string | undefined } {
  return {
    device: describeDevice(headers.get('user-agent')),
    address: requestContext()?.address,
  };
}

/** A browser on which somebody has signed in before: tries on it are counted by themselves. */
export type KnownDevice = { userId: string; key: string };

const PURPOSE = 'known device';
const SECONDS = 365 * 24 * 60 * 60;

const deviceSchema = z.object({ userId: z.string(), key: z.string() });

/** Who signed in last on this browser; undefined where nobody did. It lets nobody in. */
export async function knownDevice(): Promise<KnownDevice | undefined> {
  const sealed = (await cookies()).get(nameOfCookie())?.value;
  const opened = sealed ? await unseal(sealed, PURPOSE) : null;
  return opened === null ? undefined : deviceSchema.parse(JSON.parse(opened));
}

/** Notes that a user has signed in on this browser, with all proofs. Only in actions and route handlers. */
export async function rememberDevice(userId: string): Promise<void> {
  const known = await knownDevice();
  if (known?.userId === userId) return;
  const device: KnownDevice = { userId, key: randomBytes(16).toString('base64url') };
  const options = { ...cookieOptions(isOverTls()), maxAge: SECONDS };
  const sealed = await seal(JSON.stringify(device), PURPOSE);
  (await cookies()).set(nameOfCookie(), sealed, options);
}

const nameOfCookie = () => cookieName('order-desk-device', isOverTls());
