import 'server-only';
import type { Profile, User } from 'next-auth';
import { headers } from 'next/headers';
import { deviceInfo } from '@/lib/accounts/sign-in/device';
import { actorOfSession } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { isRefusal, Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { setFlash } from '@/lib/forms/flash';
import { consumeIntent } from './intent';
import * as messages from './messages';
import { connectAccount, startSessionForAccount } from './mutations';
import { singleSignOn } from './provider';
import { subjectSchema, type Provider } from './schema';

/** Auth.js's `signIn` callback: true signs in, a path redirects. Never creates a user. */
export async function handleSingleSignOn(
  user: User,
  profile: Profile | undefined,
): Promise<true | string> {
  const provider = singleSignOn();
  const intent = await consumeIntent();
  const home = intent ? '/profile' : '/login';
  const subject = subjectSchema.safeParse(profile?.sub);
  if (!provider || !subject.success) return redirectWithRefusal(home, messages.unknownAccount);
  try {
    if (intent) return await connect(provider, { ...intent, subject: subject.data });
    const account = { provider: provider.issuer, providerAccountId: subject.data };
    const session = await startSessionForAccount(account, {
      operationId: newId(),
      ...deviceInfo(new Headers(await headers())),
    });
    if (!session) return await redirectWithRefusal(home, messages.unknownAccount);
    user.id = session.userId;
    user.sessionToken = session.sessionToken;
    return true;
  } catch (thrown) {
    if (isRefusal(thrown)) return redirectWithRefusal(home, refusalSentence(thrown));
    throw thrown;
  }
}

/** The session that started connecting must still be valid. */
async function connect(
  provider: Provider,
  given: { sessionToken: string; operationId: string; subject: string },
): Promise<string> {
  const { sessionToken, operationId, subject } = given;
  const actor = await actorOfSession(sessionToken, new Date());
  if (!actor) throw new Refusal('signed-out', {});
  await connectAccount(actor, { operationId, provider, subject });
  await setFlash({ tone: 'success', text: messages.connected(provider.name) });
  return '/profile';
}

async function redirectWithRefusal(path: string, text: string): Promise<string> {
  await setFlash({ tone: 'refusal', text });
  return path;
}
