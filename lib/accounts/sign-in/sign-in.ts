import 'server-only';
import { CredentialsSignin } from 'next-auth';
import { newId } from '@/lib/db/id';
import { isRefusal, Refusal } from '@/lib/errors';
import { RefusedSignIn, signIn } from '@/lib/auth/auth';

type Credentials = { operationId: string; username: string; password: string };

/** Call only in actions. Refusals: `invalid-login`, `code-needed`. */
export async function signInWithPassword({
  operationId,
  username,
  password,
}: Credentials): Promise<void> {
  await signInBy({ operationId, username, password });
}

/** Refusals: `wrong-code`, or `invalid-login` when the ticket has expired. */
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

/** A new operation ID: the log shows the one of the sign-up, which would lead to a session. */
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
