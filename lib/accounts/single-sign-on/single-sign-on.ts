import 'server-only';
import type { Profile, User } from 'next-auth';
import { headers } from 'next/headers';
import type { Provider } from './schema';
import { connectAccount, startSessionOf } from './mutations';
import { subjectSchema } from './schema';
import { newId } from '@/lib/db/id';
import { setFlash } from '@/lib/forms/flash';
import { isRefusal, Refusal, refusalSentence } from '@/lib/errors';
import { actorOfSession } from '@/lib/auth/actor';
import { placeOf } from '@/lib/accounts/sign-in/device';
import { takeIntent } from './intent';
import { singleSignOn } from './provider';

/** What a stranger, a deactivated user and a user of a deleted workspace are told alike. */
const NOT_CONNECTED =
  'This account is not connected to any user here. Log in with your password, then connect it in your profile.';

/**
 * What becomes of somebody for whom the provider has just vouched: Auth.js's `signIn` callback. True lets `user` in, who
 * has a session then; a path is where everybody else goes, with a sentence, and whoever came to connect. Never makes a user.
 */
export async function arriveBySingleSignOn(
  user: User,
  profile: Profile | undefined,
): Promise<true | string> {
  const provider = singleSignOn();
  const intent = await takeIntent();
  const home = intent ? '/profile' : '/login';
  const subject = subjectSchema.safeParse(profile?.sub);
  if (!provider || !subject.success) return leave(home, NOT_CONNECTED);
  try {
    if (intent) return await connect(provider, { ...intent, subject: subject.data });
    const account = { provider: provider.issuer, providerAccountId: subject.data };
    const session = await startSessionOf(account, {
      operationId: newId(),
      ...placeOf(new Headers(await headers())),
    });
    if (!session) return await leave(home, NOT_CONNECTED);
    user.id = session.userId;
    user.sessionToken = session.sessionToken;
    return true;
  } catch (thrown) {
    if (isRefusal(thrown)) return leave(home, refusalSentence(thrown));
    throw thrown;
  }
}

/** The session that wanted to be connected must be alive still: that a browser knows of it proves no more. */
async function connect(
  provider: Provider,
  given: { sessionToken: string; operationId: string; subject: string },
): Promise<string> {
  const { sessionToken, operationId, subject } = given;
  const actor = await actorOfSession(sessionToken, new Date());
  if (!actor) throw new Refusal('signed-out', {});
  await connectAccount(actor, { operationId, provider, subject });
  const text = `Connected. From now on you can log in with ${provider.name}.`;
  await setFlash({ tone: 'success', text });
  return '/profile';
}

async function leave(path: string, text: string): Promise<string> {
  await setFlash({ tone: 'refusal', text });
  return path;
}
