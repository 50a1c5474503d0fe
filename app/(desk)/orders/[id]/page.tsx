import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { OrderCode } from '@/components/labels/qr-code';
import { AttemptDialog } from '@/components/orders/attempt-dialog';
import { DeleteDialog } from '@/components/orders/delete-dialog';
import { StatusButton } from '@/components/orders/status-button';
import { NoteForm } from '@/components/orders/note-form';
import { OrderFacts } from '@/components/orders/order-facts';
import { targetText } from '@/lib/orders/order-target';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { deskOrigin, orderAddress } from '@/lib/http/origin';
import { printLabelButton } from '@/lib/labels/messages';
import { courierText } from '@/lib/orders/couriers';
import { capabilitiesFor } from '@/lib/orders/capabilities';
import { findAttemptChoices } from '@/lib/workspaces/queries';
import * as messages from '@/lib/orders/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import {
  addNoteAction,
  deleteOrderAction,
  markDeliveredAction,
  recordAttemptAction,
  reopenOrderAction,
} from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from './load-or-not-found';
import { HistorySection } from './history-section';
import { NotesSection } from './notes-section';
import { ROLES } from '@/lib/auth/roles';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/[id]'>): Promise<Metadata> => {
    const order = await orderOrNotFound(await requireActor(), (await params).id);
    return { title: messages.orderTitle(order.orderId) };
  },
);

export default pageOrNotFound(async function OrderPage({
  params,
  searchParams,
}: PageProps<'/orders/[id]'>) {
  const actor = await requireActor();
  const order = await orderOrNotFound(actor, (await params).id);
  const now = new Date();
  const mayListPeople = may(actor, 'people.list');
  const [rights, courier, choices] = await Promise.all([
    capabilitiesFor(actor, [order]),
    mayListPeople ? courierText(actor, order) : null,
    may(actor, 'orders.deliver') ? findAttemptChoices(actor, now) : null,
  ]);
  // As in settings: a key that is the same in the answer without JavaScript.
  const { noted } = await searchParams;
  const { id, orderId, version } = order;
  const { timeZone } = actor;
  const origin = deskOrigin(await headers(), env().AUTH_URL);

  return (
    <Main>
      <ClientNavigation>
        <DeleteDialog deleteOrder={deleteOrderAction} operationId={newId()} then="list">
          <p className="text-sm print:hidden">
            <Link
              href={ROLES[actor.role].home.path}
              prefetch={false}
              className="inline-flex h-9 items-center gap-1 text-muted hover:text-ink"
            >
              <Icon name="left" /> {ROLES[actor.role].home.name}
            </Link>
          </p>
          <OrderCode address={orderAddress(origin, id)} orderId={orderId} />
          <PageHeading title={messages.orderTitle(orderId)}>
            {order.status === 'ONGOING' || rights.reopen.has(id) ? (
              <div className="max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-20 max-md:border-t max-md:border-line max-md:bg-page max-md:p-2">
                <StatusButton
                  target={{ id, orderId, version }}
                  operationId={newId()}
                  status={order.status}
                  markDelivered={markDeliveredAction}
                  reopen={reopenOrderAction}
                />
              </div>
            ) : null}
            {choices ? (
              <AttemptDialog action={recordAttemptAction} userId={actor.userId} choices={choices}>
                {order.status === 'ONGOING' ? (
                  <a
                    href={`/orders/${id}/attempt`}
                    data-attempt={targetText({ id, orderId, version })}
                    className={buttonClass()}
                  >
                    <Icon name="failed" /> {messages.couldntDeliverButton}{' '}
                    <span className="sr-only">{orderId}</span>
                  </a>
                ) : null}
              </AttemptDialog>
            ) : null}
            {rights.edit ? (
              <a href={`/orders/${id}/edit`} className={buttonClass()}>
                <Icon name="pencil" /> {messages.editButton}{' '}
                <span className="sr-only">{orderId}</span>
              </a>
            ) : null}
            {may(actor, 'orders.create') ? (
              <a href={`/orders/new?from=${id}`} className={buttonClass()}>
                <Icon name="copy" /> {messages.duplicateButton}{' '}
                <span className="sr-only">{orderId}</span>
              </a>
            ) : null}
            {may(actor, 'orders.export') ? (
              <a href={`/orders/labels?order=${id}`} className={buttonClass()}>
                {printLabelButton} <span className="sr-only">{orderId}</span>
              </a>
            ) : null}
            {rights.delete ? (
              <a
                href={`/orders/${id}/delete`}
                data-ask={targetText({ id, orderId, version })}
                className={buttonClass({ look: 'quiet' })}
              >
                <Icon name="trash" /> {messages.deleteButton}{' '}
                <span className="sr-only">{orderId}</span>
              </a>
            ) : null}
          </PageHeading>
          {/* Padding for the fixed button bar on phones. */}
          <div className="grid gap-x-12 gap-y-8 max-md:pb-16 md:grid-cols-[3fr_2fr] print:clear-both">
            <OrderFacts
              {...{ order, courier, timeZone }}
              navigationApp={actor.navigationApp}
              creator={mayListPeople ? order.createdBy.name : null}
              today={calendarDate(now, timeZone)}
            />
            <div className="space-y-6">
              {may(actor, 'orders.note') ? (
                <div className="print:hidden">
                  <NoteForm
                    key={String(noted)}
                    action={addNoteAction}
                    operationId={newId()}
                    id={id}
                    draft={`${actor.userId}:note:${id}`}
                  />
                </div>
              ) : null}
              {may(actor, 'log.read') ? (
                <HistorySection {...{ actor, order, now }} />
              ) : (
                <NotesSection {...{ actor, id }} />
              )}
            </div>
          </div>
        </DeleteDialog>
      </ClientNavigation>
    </Main>
  );
});
