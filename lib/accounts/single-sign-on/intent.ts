import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/sealing';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';
import { isOverTls } from '@/lib/http/request-context';

/** As long as Auth.js's own cookies last. */
const INTENT_MS = 15 * 60_000;

const PURPOSE = 'connecting an account of single sign-on';

const intentSchema = z.object({
  sessionToken: z.string(),
  operationId: z.uuid(),
  expires: z.number(),
});

type Intent = Pick<z.infer<typeof intentSchema>, 'sessionToken' | 'operationId'>;

/** Marks the next return from the provider as "connect", not "log in". Call only in actions. */
export async function storeIntent(intent: Intent): Promise<void> {
  const expires = Date.now() + INTENT_MS;
  await write(await seal(JSON.stringify({ ...intent, expires }), PURPOSE), INTENT_MS / 1_000);
}

/** Reads and deletes the intent. Call only in actions and route handlers. */
export async function consumeIntent(): Promise<Intent | null> {
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
