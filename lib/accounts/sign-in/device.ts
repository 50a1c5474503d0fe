import { cookies } from 'next/headers';
import { userAgentFromString } from 'next/server';
import { randomBytes } from 'node:crypto';
import 'server-only';
import { z } from 'zod';
import { deviceName } from '@/lib/accounts/messages';
import { seal, unseal } from '@/lib/auth/sealing';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';
import { isOverTls, requestContext } from '@/lib/http/request-context';

export function describeDevice(userAgent: string | null): string {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  return deviceName({ browser: browser.name, os: os.name });
}

export function deviceInfo(headers: Headers): { device: string; address: string | undefined } {
  return {
    device: describeDevice(headers.get('user-agent')),
    address: requestContext()?.address,
  };
}

/** A browser with an earlier sign-in has a rate limit of its own. */
export type KnownDevice = { userId: string; key: string };

const PURPOSE = 'known device';
const SECONDS = 365 * 24 * 60 * 60;

const deviceSchema = z.object({ userId: z.string(), key: z.string() });

/** The last user who signed in on this browser. Grants no access. */
export async function knownDevice(): Promise<KnownDevice | undefined> {
  const sealed = (await cookies()).get(nameOfCookie())?.value;
  const opened = sealed ? await unseal(sealed, PURPOSE) : null;
  return opened === null ? undefined : deviceSchema.parse(JSON.parse(opened));
}

/** Call only in actions and route handlers, after all factors are verified. */
export async function rememberDevice(userId: string): Promise<void> {
  const known = await knownDevice();
  if (known?.userId === userId) return;
  const device: KnownDevice = { userId, key: randomBytes(16).toString('base64url') };
  const options = { ...cookieOptions(isOverTls()), maxAge: SECONDS };
  const sealed = await seal(JSON.stringify(device), PURPOSE);
  (await cookies()).set(nameOfCookie(), sealed, options);
}

const nameOfCookie = () => cookieName('order-desk-device', isOverTls());
