import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { createOrder, type Answer } from '@/lib/orders/mutations';
import type { OrderDetails } from '@/lib/orders/order';

export const details: OrderDetails = {
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Łucja Nowak',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
};

/** Takes a new order in, with an Order ID of its own unless one is given. */
export function newOrder(
  actor: Actor,
  given: Partial<OrderDetails> & { orderId?: string } = {},
): Promise<Answer> {
  const operationId = randomUUID();
  return createOrder(actor, { operationId, orderId: operationId, ...details, ...given });
}
