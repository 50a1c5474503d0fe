import type { Metadata } from 'next';
import { DeactivateForm } from '@/components/accounts/deactivate-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { formatNumber } from '@/lib/numbers';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import { findProfile } from '@/lib/accounts/queries';
import { deactivateAction } from '@/app/(desk)/profile/actions';

export const metadata: Metadata = { title: 'Deactivate your account' };

export default async function DeactivatePage() {
  const actor = await requireActor();
  const [{ username }, orders] = await Promise.all([
    findProfile(actor),
    countOngoingByCourier(actor, [actor.userId]),
  ]);
  const ongoing = orders.get(actor.userId) ?? 0;
  return (
    <Main narrow>
      <PageHeading title="Deactivate your account?" />
      <p className="mb-5 text-muted">
        All your devices are signed out, and nobody can log in as {username}. An owner of{' '}
        {actor.workspaceName} can reactivate the account. Orders and the log stay as they are.
      </p>
      {ongoing > 0 ? (
        <p className="mb-5">
          {ongoing === 1
            ? '1 ongoing order is still assigned to you. Ask a dispatcher to reassign it first.'
            : `${formatNumber(ongoing)} ongoing orders are still assigned to you. Ask a dispatcher to reassign them first.`}
        </p>
      ) : null}
      <DeactivateForm action={deactivateAction} operationId={newId()} username={username} />
    </Main>
  );
}
