import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/sealing';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';
import { isOverTls } from '@/lib/http/request-context';

/** How long somebody may be away at the provider, in milliseconds; Auth.js's own cookies last as long. */
const AWAY_MS = 15 * 60_000;

const PURPOSE = 'connecting an account of single sign-on';

/** Whose session wants to be connected with whoever the provider is about to vouch for, by which operation. */
const intentSchema = z.object({
  sessionToken: z.string(),
  operationId: z.uuid(),
  expires: z.number(),
});

type Intent = Pick<z.infer<typeof intentSchema>, 'sessionToken' | 'operationId'>;

/** Keeps in this browser that the next return from the provider is to connect, and not to log in. Only in actions. */
export async function keepIntent(intent: Intent): Promise<void> {
  const expires = Date.now() + AWAY_MS;
  await write(await seal(JSON.stringify({ ...intent, expires }), PURPOSE), AWAY_MS / 1_000);
}

/** The intent that this browser was given, which it then no longer has. Only in actions and route handlers. */
export async function takeIntent(): Promise<Intent | null> {
  const sealed = (await cookies()).get(intentCookie())?.value;
  if (!sealed) return null;
  await write('', 0);
  const opened = await unseal(sealed, PURPOSE);
  const intent = opened === null ? null : intentSchema.parse(JSON.parse(opened));
  return intent && intent.expires > Date.now() ? intent : null;
}

function intentCookie(): string {
  return cookieName('order-desk-connect', isOverTls());
}

async function write(value: string, maxAge: number): Promise<void> {
  (await cookies()).set(intentCookie(), value, { ...cookieOptions(isOverTls()), maxAge });
}
