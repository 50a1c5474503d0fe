import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { LogInElsewhere } from '@/components/accounts/log-in-elsewhere';
import { LogInForm } from '@/components/accounts/log-in-form';
import { Sentence } from '@/components/ui/sentence';
import * as messages from '@/lib/accounts/messages';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { logInAction, logInElsewhereAction } from '@/app/(auth)/actions';

export const metadata: Metadata = { title: messages.logInTitle };

const parameters = z.object({ next: z.string().optional().catch(undefined) });

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const { next } = parameters.parse(await searchParams);
  const provider = singleSignOn();
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold">{messages.logInTitle}</h1>
      <LogInForm action={logInAction} operationId={newId()} next={next} />
      {provider ? (
        <LogInElsewhere name={provider.name} next={next} action={logInElsewhereAction} />
      ) : null}
      {env().SIGNUP === 'open' ? (
        <p className="mt-6 text-center text-muted">
          <Sentence
            text={messages.signUpOffer}
            parts={{
              signUp: (
                <Link className="font-medium text-accent underline" href="/signup" prefetch={false}>
                  {messages.signUpLink}
                </Link>
              ),
            }}
          />
        </p>
      ) : null}
    </>
  );
}
