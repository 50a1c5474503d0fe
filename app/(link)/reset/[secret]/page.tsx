import type { Metadata } from 'next';
import { NewPasswordForm } from '@/components/team/new-password-form';
import * as accounts from '@/lib/accounts/messages';
import * as messages from '@/lib/accounts/password-reset/messages';
import { findReset } from '@/lib/accounts/password-reset/queries';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { resetPasswordAction } from '@/app/(link)/actions';

export const metadata: Metadata = { title: messages.resetTitle };

export default async function ResetPage({ params }: PageProps<'/reset/[secret]'>) {
  const { secret } = await params;
  const reset = await findReset(secret, new Date());
  if (!reset) {
    return (
      <>
        <h1 className="mb-5 text-xl font-semibold">{accounts.linkInvalidTitle}</h1>
        <p>{refusalSentence(new Refusal('no-reset', {}))}</p>
      </>
    );
  }
  const { username } = reset;
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold break-words">{messages.resetHeading(username)}</h1>
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
