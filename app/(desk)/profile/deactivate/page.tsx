import type { Metadata } from 'next';
import { DeactivateForm } from '@/components/accounts/deactivate-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import * as messages from '@/lib/accounts/messages';
import { findProfile } from '@/lib/accounts/queries';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import { deactivateAction } from '@/app/(desk)/profile/actions';

export const metadata: Metadata = { title: messages.deactivateLink };

export default async function DeactivatePage() {
  const actor = await requireActor();
  const [{ username }, orders] = await Promise.all([
    findProfile(actor),
    countOngoingByCourier(actor, [actor.userId]),
  ]);
  const ongoing = orders.get(actor.userId) ?? 0;
  return (
    <Main narrow>
      <PageHeading title={messages.deactivateTitle} />
      <p className="mb-5 text-muted">{messages.deactivateText(username, actor.workspaceName)}</p>
      {ongoing > 0 ? <p className="mb-5">{messages.stillAssigned(ongoing)}</p> : null}
      <DeactivateForm action={deactivateAction} operationId={newId()} username={username} />
    </Main>
  );
}
