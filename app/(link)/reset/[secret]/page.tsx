import type { Metadata } from 'next';
import { NewPasswordForm } from '@/components/team/new-password-form';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { newId } from '@/lib/db/id';
import { Refusal, refusalSentence } from '@/lib/errors';
import { findReset } from '@/lib/accounts/password-reset/queries';
import { resetPasswordAction } from '@/app/(link)/actions';

export const metadata: Metadata = { title: 'New password' };

export default async function ResetPage({ params }: PageProps<'/reset/[secret]'>) {
  const { secret } = await params;
  const reset = await findReset(secret, new Date());
  if (!reset) {
    return (
      <>
        <h1 className="mb-5 text-xl font-semibold">This link no longer works</h1>
        <p>{refusalSentence(new Refusal('no-reset', {}))}</p>
      </>
    );
  }
  const { username } = reset;
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold break-words">New password for {username}</h1>
      <NewPasswordForm
        action={resetPasswordAction}
        operationId={newId()}
        secret={secret}
        username={username}
        minPassword={MIN_PASSWORD}
      />
    </>
  );
}
