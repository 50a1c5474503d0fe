import 'server-only';
import { AuthError } from 'next-auth';
import { headers } from 'next/headers';
import { signIn, sessionTokenOf } from '@/lib/auth/auth';
import { safePath } from '@/lib/auth/redirect-target';
import { seal, unseal } from '@/lib/auth/sealing';
import { Refusal } from '@/lib/errors';
import { storeIntent, consumeIntent } from './intent';
import { PROVIDER_ID, singleSignOn } from './provider';

const PURPOSE = 'the way to the identity provider';

/** Call only in actions. Refusals: `out-of-date` without a provider, `provider-away`. */
export async function logInUrl(next: string | undefined): Promise<string> {
  await consumeIntent();
  return providerUrl(next ? safePath(next) : '/');
}

/** Call only in actions. Refusals: those of {@link logInUrl}, `signed-out`. */
export async function connectUrl(operationId: string): Promise<string> {
  const sessionToken = await sessionTokenOf(new Headers(await headers()));
  if (!sessionToken) throw new Refusal('signed-out', {});
  const url = await providerUrl('/profile');
  await storeIntent({ sessionToken, operationId });
  return url;
}

export function unsealProviderUrl(sealed: string): Promise<string | null> {
  return unseal(sealed, PURPOSE);
}

async function providerUrl(redirectTo: string): Promise<string> {
  const provider = singleSignOn();
  if (!provider) throw new Refusal('out-of-date', {});
  const address = await authorizationUrl(redirectTo);
  if (!address) throw new Refusal('provider-away', { name: provider.name });
  if ((await headers()).has('next-action')) return address;
  // The CSP's `form-action` blocks redirects to other sites, so a page of ours goes in between.
  return `/api/single-sign-on?${new URLSearchParams({ to: await seal(address, PURPOSE) })}`;
}

/** Sets Auth.js's cookies for this request; null when the provider can't be reached. */
async function authorizationUrl(redirectTo: string): Promise<string | null> {
  try {
    const address: string = await signIn(PROVIDER_ID, { redirectTo, redirect: false });
    return URL.parse(address)?.searchParams.has('client_id') ? address : null;
  } catch (thrown) {
    if (thrown instanceof AuthError) return null;
    throw thrown;
  }
}
