import 'server-only';
import { AuthError } from 'next-auth';
import { headers } from 'next/headers';
import { Refusal } from '@/lib/errors';
import { signIn, sessionTokenOf } from '@/lib/auth/auth';
import { safePath } from '@/lib/auth/redirect-target';
import { seal, unseal } from '@/lib/auth/sealing';
import { keepIntent, takeIntent } from './intent';
import { PROVIDER_ID, singleSignOn } from './provider';

const PURPOSE = 'the way to the identity provider';

/**
 * Where to send somebody who wants to log in at the provider, and to come back to `next` afterwards. Only in actions.
 * @throws Refusal `out-of-date` where no provider is configured (any more), `provider-away`.
 */
export async function wayToLogIn(next: string | undefined): Promise<string> {
  await takeIntent();
  return wayToProvider(next ? safePath(next) : '/');
}

/**
 * Where to send the actor of this request, whose session is to be connected with an account there. Only in actions.
 * @throws Refusal as {@link wayToLogIn} does, and `signed-out`.
 */
export async function wayToConnect(operationId: string): Promise<string> {
  const sessionToken = await sessionTokenOf(new Headers(await headers()));
  if (!sessionToken) throw new Refusal('signed-out', {});
  const way = await wayToProvider('/profile');
  await keepIntent({ sessionToken, operationId });
  return way;
}

/** The provider's address in what {@link wayToLogIn} answered for browsers without JavaScript; null for anything else. */
export function unsealWay(sealed: string): Promise<string | null> {
  return unseal(sealed, PURPOSE);
}

async function wayToProvider(redirectTo: string): Promise<string> {
  const provider = singleSignOn();
  if (!provider) throw new Refusal('out-of-date', {});
  const address = await addressAtProvider(redirectTo);
  if (!address) throw new Refusal('provider-away', { name: provider.name });
  if ((await headers()).has('next-action')) return address;
  // Our policy lets no form lead off this site, redirects included: a page of ours goes in between.
  return `/api/single-sign-on?${new URLSearchParams({ to: await seal(address, PURPOSE) })}`;
}

/** With the question for this browser in it, for which it gets cookies; null when the provider could not be asked. */
async function addressAtProvider(redirectTo: string): Promise<string | null> {
  try {
    const address: string = await signIn(PROVIDER_ID, { redirectTo, redirect: false });
    return URL.parse(address)?.searchParams.has('client_id') ? address : null;
  } catch (thrown) {
    if (thrown instanceof AuthError) return null;
    throw thrown;
  }
}
