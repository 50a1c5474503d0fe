'use server';

import type { Actor } from '@/lib/auth/actor';
import { buttonAction, formAction } from '@/lib/forms/form-action';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type Seen,
} from '@/lib/orders/mutations';
import { rowButtonSchema } from '@/lib/orders/row-button';
import {
  createOrderSchema,
  deleteOrderSchema,
  editOrderSchema,
  orderButtonSchema,
} from '@/lib/orders/schema';

export const createOrderAction = formAction(
  createOrderSchema,
  async (actor, { then, ...input }) => {
    const { id, orderId } = await createOrder(actor, input);
    const link = { href: `/orders/${id}`, text: 'Open' };
    return {
      goTo: then === 'another' ? `/orders/new?after=${id}` : '/orders',
      message: { text: `Order ${orderId} created.`, link, orderId: id },
    };
  },
);

export const editOrderAction = formAction(editOrderSchema, async (actor, input) => {
  const { id, orderId } = await editOrder(actor, input);
  return { goTo: `/orders/${id}`, message: { text: `Order ${orderId} saved.` } };
});

export const markDeliveredAction = buttonAction(orderButtonSchema, deliver);

export const reopenOrderAction = buttonAction(orderButtonSchema, reopen);

/** For the buttons in the rows of the list, which say themselves which of the two they are. */
export const orderRowAction = buttonAction(rowButtonSchema, (actor, { verb, ...seen }) =>
  verb === 'reopen' ? reopen(actor, seen) : deliver(actor, seen),
);

export const deleteOrderAction = buttonAction(
  deleteOrderSchema,
  async (actor, { then, ...seen }) => {
    const { orderId } = await deleteOrder(actor, seen);
    const message = { text: `Order ${orderId} deleted.` };
    return then === 'list' ? { goTo: '/orders', message } : { message };
  },
);

async function deliver(actor: Actor, seen: Seen) {
  const { id, orderId } = await markDelivered(actor, seen);
  return { message: { text: `Order ${orderId} marked delivered.`, orderId: id } };
}

async function reopen(actor: Actor, seen: Seen) {
  const { id, orderId } = await reopenOrder(actor, seen);
  return { message: { text: `Order ${orderId} reopened.`, orderId: id } };
}
