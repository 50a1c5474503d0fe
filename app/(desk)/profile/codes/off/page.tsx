import type { Metadata } from 'next';
import { TurnOffForm } from '@/components/accounts/turn-off-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { findProfile } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/two-factor/messages';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { turnOffCodesAction } from '@/app/(desk)/profile/codes/actions';

export const metadata: Metadata = { title: messages.turnOffTitle };

export default async function TurnOffPage() {
  const { username } = await findProfile(await requireActor());
  return (
    <Main narrow>
      <PageHeading title={messages.turnOffHeading} />
      <p className="mb-5 text-muted">{messages.turnOffText}</p>
      <TurnOffForm action={turnOffCodesAction} operationId={newId()} username={username} />
    </Main>
  );
}
