import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RoundScreen } from '@/components/orders/rounds/round-screen';
import { Main } from '@/components/shell/main';
import type { Person } from '@/lib/accounts/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import * as messages from '@/lib/orders/rounds/messages';
import { roundPath } from '@/lib/orders/rounds/paths';
import { findCourier, listRound } from '@/lib/orders/rounds/queries';
import { courierKeySchema } from '@/lib/orders/rounds/schema';
import { roundDayOf } from '@/lib/orders/rounds/url';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { orderRoundAction } from '@/app/(desk)/deliveries/actions';

type Props = PageProps<'/team/[id]/round'>;

/** 404 for anyone but an active courier, and without permission. */
const loadOrNotFound = cache(async (id: string): Promise<{ actor: Actor; courier: Person }> => {
  const actor = await requirePermission('people.list');
  const key = courierKeySchema.safeParse(id);
  const courier = key.success ? await findCourier(actor, key.data) : null;
  return courier ? { actor, courier } : notFound();
});

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { courier } = await loadOrNotFound((await params).id);
  return { title: messages.roundTitle(courier.name) };
});

export default pageOrNotFound(async function RoundPage({ params, searchParams }: Props) {
  const { actor, courier } = await loadOrNotFound((await params).id);
  const { date } = await searchParams;
  const day = roundDayOf(actor, { courierId: courier.id, date }, new Date());
  return (
    <Main>
      <RoundScreen
        title={messages.roundTitle(courier.name)}
        path={roundPath(courier.id)}
        day={day}
        round={await listRound(actor, day)}
        navigationApp={actor.navigationApp}
        action={orderRoundAction}
      />
    </Main>
  );
});
