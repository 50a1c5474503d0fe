import type { Metadata } from 'next';
import { JoinForm } from '@/components/team/join-form';
import * as accounts from '@/lib/accounts/messages';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { ROLES } from '@/lib/auth/roles';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import * as messages from '@/lib/team/invitations/messages';
import { findInvitation } from '@/lib/team/invitations/queries';
import { joinAction } from '@/app/(link)/actions';

export const metadata: Metadata = { title: messages.joinTitle };

export default async function JoinPage({ params }: PageProps<'/join/[secret]'>) {
  const { secret } = await params;
  const invitation = await findInvitation(secret, new Date());
  if (!invitation) {
    return (
      <>
        <h1 className="mb-5 text-xl font-semibold">{accounts.linkInvalidTitle}</h1>
        <p>{refusalSentence(new Refusal('no-invitation', {}))}</p>
      </>
    );
  }
  const { workspaceName, role, name } = invitation;
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold break-words">
        {messages.joinHeading(workspaceName, ROLES[role].withArticle)}
      </h1>
      {name ? <p className="mb-5 break-words text-muted">{messages.joinName(name)}</p> : null}
      <JoinForm
        action={joinAction}
        operationId={newId()}
        secret={secret}
        minPassword={MIN_PASSWORD}
      />
    </>
  );
}
