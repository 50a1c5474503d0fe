import 'server-only';
import { CredentialsSignin } from 'next-auth';
import { newId } from '@/lib/db/id';
import { isRefusal, Refusal } from '@/lib/errors';
import { RefusedSignIn, signIn } from '@/lib/auth/auth';

/** What someone sends to sign in; the same operation again signs in to the same session. */
type Credentials = { operationId: string; username: string; password: string };

/**
 * Signs this browser in: a session row, and the cookie that names it. Only in actions.
 * @throws Refusal `invalid-login`, `code-needed` with a ticket, or why else it was refused.
 */
export async function signInWithPassword({
  operationId,
  username,
  password,
}: Credentials): Promise<void> {
  await signInBy({ operationId, username, password });
}

/**
 * The same for somebody whose password was right, by a one-time code.
 * @throws Refusal `wrong-code`, `invalid-login` where the ticket has expired, or why else it was refused.
 */
export async function signInWithCode(given: { ticket: string; code: string }): Promise<void> {
  await signInBy(given);
}

async function signInBy(credentials: Record<string, string>): Promise<void> {
  try {
    await signIn('credentials', { ...credentials, redirect: false });
  } catch (thrown) {
    if (thrown instanceof RefusedSignIn) throw thrown.refusal;
    if (thrown instanceof CredentialsSignin) throw new Refusal('invalid-login', {});
    throw thrown;
  }
}

/**
 * The same for an account that was made just now; answers whether it went well, because the account is there in any case.
 * Always another session: the operation that made the account stands in the log, and must not lead to one.
 */
export async function trySignIn({
  username,
  password,
}: Omit<Credentials, 'operationId'>): Promise<boolean> {
  try {
    await signInWithPassword({ operationId: newId(), username, password });
    return true;
  } catch (thrown) {
    if (isRefusal(thrown)) return false;
    throw thrown;
  }
}
