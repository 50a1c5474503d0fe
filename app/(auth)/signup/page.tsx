import type { Metadata } from 'next';
import Link from 'next/link';
import { SignUpForm } from '@/components/accounts/sign-up-form';
import { Sentence } from '@/components/ui/sentence';
import * as messages from '@/lib/accounts/messages';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { signUpAction } from '@/app/(auth)/actions';

export const metadata: Metadata = { title: messages.signUpTitle };

export default function SignUpPage() {
  const closed = env().SIGNUP === 'closed';
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold">{messages.signUpTitle}</h1>
      {closed ? (
        <p>{messages.signUpClosed}</p>
      ) : (
        <SignUpForm action={signUpAction} operationId={newId()} minPassword={MIN_PASSWORD} />
      )}
      <p className="mt-6 text-center text-muted">
        <Sentence
          text={messages.logInOffer}
          parts={{
            logIn: (
              <Link className="font-medium text-accent underline" href="/login" prefetch={false}>
                {messages.logInLink}
              </Link>
            ),
          }}
        />
      </p>
    </>
  );
}
