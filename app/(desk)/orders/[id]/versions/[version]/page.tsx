import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionWord } from '@/components/audit-log/action-word';
import { ChangeList } from '@/components/audit-log/change-list';
import { HistorySteps } from '@/components/audit-log/history-steps';
import { PastFacts } from '@/components/audit-log/past-facts';
import { isUndoable } from '@/lib/audit-log/actions';
import { undoPath } from '@/lib/audit-log/paths';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { DEFAULT_LOG_PARAMS } from '@/lib/audit-log/list/params';
import { logListPath } from '@/lib/audit-log/list/url';
import * as messages from '@/lib/orders/changes/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { orderAtEntryOrNotFound } from './load-or-not-found';

type Props = PageProps<'/orders/[id]/versions/[version]'>;

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { id, version } = await params;
  const { order } = await orderAtEntryOrNotFound(await requirePermission('log.read'), id, version);
  return { title: messages.pastTitle(order.orderId) };
});

/** An order right after one log entry; for a deletion, right before it. */
export default pageOrNotFound(async function PastOrderPage({ params }: Props) {
  const actor = await requirePermission('log.read');
  const address = await params;
  const found = await orderAtEntryOrNotFound(actor, address.id, address.version);
  const { id, entry, order, previous, next, exists } = found;
  const { orderId } = order;
  const isDeletion = entry.action === 'Deleted';
  // An order that was already restored can't be restored again.
  const mayUndo = isUndoable(entry.action) && may(actor, 'orders.edit') && !(isDeletion && exists);
  return (
    <Main>
      <ClientNavigation>
        <PageHeading title={messages.pastTitle(orderId)}>
          {exists ? (
            <Link href={`/orders/${id}`} prefetch={false} className={buttonClass()}>
              {messages.viewCurrentButton}
            </Link>
          ) : null}
          <Link
            href={logListPath({ ...DEFAULT_LOG_PARAMS, orderId })}
            prefetch={false}
            className={buttonClass()}
          >
            {messages.viewLogButton}
          </Link>
          {mayUndo ? (
            <Link
              href={undoPath(id, entry.orderVersion ?? 0)}
              prefetch={false}
              className={buttonClass()}
            >
              {isDeletion ? messages.undoDeletionButton : messages.undoChangeButton}
            </Link>
          ) : null}
        </PageHeading>
        <p className="mb-4 flex flex-wrap items-baseline gap-x-2 break-words">
          {isDeletion ? messages.justBefore : messages.justAfter}
          <ActionWord action={entry.action} undoes={entry.undoes} />
          <span className="text-muted">
            <Sentence
              text={messages.byline}
              parts={{
                name: <bdi>{entry.actorName}</bdi>,
                time: <Instant instant={entry.at} timeZone={actor.timeZone} />,
              }}
            />
          </span>
        </p>
        <div className="grid gap-x-12 gap-y-8 md:grid-cols-[3fr_2fr]">
          <PastFacts order={order} timeZone={actor.timeZone} />
          <section aria-labelledby="changes">
            <h2 id="changes" className="mb-3 font-semibold">
              {messages.changesHeading}
            </h2>
            <ChangeList action={entry.action} changes={entry.changes} timeZone={actor.timeZone} />
          </section>
        </div>
        <HistorySteps id={id} previous={previous} next={next} />
      </ClientNavigation>
    </Main>
  );
});
