import type { Metadata } from 'next';
import { RenewForm } from '@/components/accounts/renew-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { findProfile } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/two-factor/messages';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { renewCodesAction } from '@/app/(desk)/profile/codes/actions';

export const metadata: Metadata = { title: messages.renewTitle };

export default async function RenewPage() {
  const { username } = await findProfile(await requireActor());
  return (
    <Main narrow>
      <PageHeading title={messages.renewTitle} />
      <RenewForm action={renewCodesAction} operationId={newId()} username={username} />
    </Main>
  );
}
