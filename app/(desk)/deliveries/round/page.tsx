import Link from 'next/link';
import { RoundScreen } from '@/components/orders/rounds/round-screen';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { requirePermission } from '@/lib/auth/require-actor';
import * as messages from '@/lib/orders/rounds/messages';
import { OWN_ROUND_PATH } from '@/lib/orders/rounds/paths';
import { listRound } from '@/lib/orders/rounds/queries';
import { roundDayOf } from '@/lib/orders/rounds/url';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { orderRoundAction } from '@/app/(desk)/deliveries/actions';

export const generateMetadata = titleFor(messages.arrangeTitle, 'deliveries.read');

export default pageOrNotFound(async function OwnRoundPage({
  searchParams,
}: PageProps<'/deliveries/round'>) {
  const actor = await requirePermission('deliveries.read');
  const { date } = await searchParams;
  const day = roundDayOf(actor, { courierId: actor.userId, date }, new Date());
  return (
    <Main>
      <RoundScreen
        title={messages.arrangeTitle}
        path={OWN_ROUND_PATH}
        day={day}
        round={await listRound(actor, day)}
        navigationApp={actor.navigationApp}
        action={orderRoundAction}
      >
        <Link href="/deliveries" prefetch={false} className={buttonClass({ look: 'primary' })}>
          {messages.doneLink}
        </Link>
      </RoundScreen>
    </Main>
  );
});
