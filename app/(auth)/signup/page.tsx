import type { Metadata } from 'next';
import Link from 'next/link';
import { SignUpForm } from '@/components/accounts/sign-up-form';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { signUpAction } from '@/app/(auth)/actions';

export const metadata: Metadata = { title: 'Sign up' };

export default function SignUpPage() {
  const closed = env().SIGNUP === 'closed';
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold">Sign up</h1>
      {closed ? (
        <p>Sign-up is closed. Ask the owner of your workspace for an invitation.</p>
      ) : (
        <SignUpForm action={signUpAction} operationId={newId()} minPassword={MIN_PASSWORD} />
      )}
      <p className="mt-6 text-center text-muted">
        Already have an account?{' '}
        <Link className="font-medium text-accent underline" href="/login" prefetch={false}>
          Log in
        </Link>
      </p>
    </>
  );
}
