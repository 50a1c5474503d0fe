import 'server-only';
import { CredentialsSignin } from 'next-auth';
import { isRefusal, Refusal } from '@/lib/refusal';
import { BusySignIn, signIn } from './auth';

/**
 * Signs this browser in: a session row, and the cookie that names it. Only in actions.
 * @throws Refusal `invalid-login` or `busy`.
 */
export async function signInWithPassword(username: string, password: string): Promise<void> {
  try {
    await signIn('credentials', { username, password, redirect: false });
  } catch (thrown) {
    if (thrown instanceof BusySignIn) throw new Refusal('busy', {});
    if (thrown instanceof CredentialsSignin) throw new Refusal('invalid-login', {});
    throw thrown;
  }
}

/** The same, but answers whether it went well: the account is there, whatever came of signing in. */
export async function trySignIn(username: string, password: string): Promise<boolean> {
  try {
    await signInWithPassword(username, password);
    return true;
  } catch (thrown) {
    if (isRefusal(thrown)) return false;
    throw thrown;
  }
}
