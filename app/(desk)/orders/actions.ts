'use server';

import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { newId } from '@/lib/db/id';
import { buttonAction, formAction } from '@/lib/forms/form-action';
import type { KeptPage } from '@/lib/forms/form-state';
import { createBulkAction } from '@/lib/bulk/mutations';
import { nextPath } from '@/lib/bulk/url';
import { orderListSchema, joinSelected } from '@/lib/bulk/selection-form';
import { orderHistory } from '@/lib/audit-log/queries';
import {
  addNote,
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  recordAttempt,
  reopenOrder,
  type VersionedRef,
} from '@/lib/orders/mutations';
import {
  attemptSchema,
  createOrderSchema,
  deleteOrderSchema,
  editOrderSchema,
  noteSchema,
  orderButtonSchema,
} from '@/lib/orders/schema';
import { describeSaved } from '@/lib/orders/changes/describe';
import * as messages from '@/lib/orders/messages';
import { isRefusal, Refusal } from '@/lib/errors';

export const createOrderAction = formAction(
  createOrderSchema,
  async (actor, { then, ...input }) => {
    const { id, orderId } = await createOrder(actor, input);
    const link = { href: `/orders/${id}`, text: messages.openLink };
    return {
      goTo: then === 'another' ? `/orders/new?after=${id}` : '/orders',
      message: { text: messages.createdMessage(orderId), link, orderId: id },
    };
  },
);

export const editOrderAction = formAction(editOrderSchema, async (actor, input) => {
  const order = await editOrder(actor, input);
  const { id, orderId, version } = order;
  const isMerged = (other: number) => other > input.version && other < version;
  const merged = isMerged(version - 1)
    ? (await orderHistory(actor, id)).filter(({ orderVersion }) => isMerged(orderVersion!))
    : [];
  const text = describeSaved(orderId, merged.toReversed());
  return { goTo: `/orders/${id}`, message: { text, undo: { order } } };
});

export const markDeliveredAction = buttonAction(orderButtonSchema, deliver);

export const reopenOrderAction = buttonAction(orderButtonSchema, reopen);

/** For the form around the list: the button of a row, or a bulk action. */
export async function orderListAction(form: FormData): Promise<KeptPage | void> {
  return listAction(joinSelected(form));
}

const listAction = buttonAction(orderListSchema, async (actor, input) => {
  if (!('selection' in input)) {
    const { verb, ...seen } = input;
    return verb === 'reopen' ? reopen(actor, seen) : deliver(actor, seen);
  }
  const { verb, list } = input;
  const id = await createBulkAction(actor, { ...input, now: new Date() });
  return { goTo: nextPath(verb, id, list) };
});

export const recordAttemptAction = formAction(
  attemptSchema,
  async (actor, { then, ...attempt }) => {
    const order = await recordAttempt(actor, attempt);
    const { id, orderId } = order;
    const text = messages.attemptSavedMessage(orderId);
    const message = { text, orderId: id, undo: { order } };
    if (then === 'stay') return { message };
    return { goTo: may(actor, 'deliveries.read') ? '/deliveries' : `/orders/${id}`, message };
  },
);

export const addNoteAction = formAction(noteSchema, async (actor, input) => {
  const { id, orderId } = await addNote(actor, input);
  return {
    goTo: `/orders/${id}?noted=${newId()}`,
    message: { text: messages.noteSavedMessage(orderId) },
  };
});

export const deleteOrderAction = buttonAction(
  deleteOrderSchema,
  async (actor, { then, ...seen }) => {
    const order = await withShownOrderId(seen, deleteOrder(actor, seen));
    const message = { text: messages.deletedMessage(order.orderId), undo: { order } };
    return then === 'list' ? { goTo: '/orders', message } : { message };
  },
);

type ShownOrder = VersionedRef & { orderId?: string | undefined };

async function deliver(actor: Actor, seen: ShownOrder) {
  const order = await withShownOrderId(seen, markDelivered(actor, seen));
  const { id, orderId } = order;
  return {
    message: { text: messages.markedDeliveredMessage(orderId), orderId: id, undo: { order } },
  };
}

async function reopen(actor: Actor, seen: ShownOrder) {
  const order = await withShownOrderId(seen, reopenOrder(actor, seen));
  const { id, orderId } = order;
  return {
    message: { text: messages.reopenedMessage(orderId), orderId: id, undo: { order } },
  };
}

/** Adds the Order ID that the page showed to a `not-found` refusal. */
async function withShownOrderId<T>({ orderId }: ShownOrder, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const isMissing = isRefusal(thrown) && thrown.code === 'not-found';
    throw isMissing && orderId ? new Refusal('not-found', { orderId }) : thrown;
  }
}
