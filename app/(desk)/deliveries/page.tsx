import { Deliveries } from '@/components/orders/deliveries/deliveries';
import { Main } from '@/components/shell/main';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { findAttemptChoices } from '@/lib/workspaces/queries';
import * as messages from '@/lib/orders/list/messages';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { orderListAction, recordAttemptAction } from '@/app/(desk)/orders/actions';
import { loadDeliveries } from './load-deliveries';

export const generateMetadata = titleFor(messages.deliveriesTitle, 'deliveries.read');

export default pageOrNotFound(async function DeliveriesPage() {
  const actor = await requirePermission('deliveries.read');
  const now = new Date();
  const [list, choices] = await Promise.all([
    loadDeliveries(actor, now),
    findAttemptChoices(actor, now),
  ]);
  return (
    <Main>
      <Deliveries
        list={list}
        today={calendarDate(now, actor.timeZone)}
        timeZone={actor.timeZone}
        navigationApp={actor.navigationApp}
        action={orderListAction}
        userId={actor.userId}
        recordAttempt={recordAttemptAction}
        choices={choices}
      />
    </Main>
  );
});
