import type { Metadata } from 'next';
import { DeactivateForm } from '@/components/profile/deactivate-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { findProfile } from '@/lib/users/queries';
import { deactivateAction } from '@/app/(desk)/profile/actions';

export const metadata: Metadata = { title: 'Deactivate your account' };

/** Asks once, and for the password. */
export default async function DeactivatePage() {
  const actor = await requireActor();
  const { username } = await findProfile(actor);
  return (
    <Main narrow>
      <PageHeading title="Deactivate your account?" />
      <p className="mb-5 text-muted">
        All your devices are signed out, and nobody can log in as {username} any more. An owner of{' '}
        {actor.workspaceName} can reactivate the account. Orders and the log stay as they are.
      </p>
      <DeactivateForm action={deactivateAction} operationId={newId()} username={username} />
    </Main>
  );
}
