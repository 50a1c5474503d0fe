import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';
import { ORDER_FIELDS } from './fields';
import type { RowAction } from './order-target';

export const orderIdLabel = 'Order ID';

export function itemCount(count: number): string {
  return countOf(count, 'item');
}

// The order's page

export function orderTitle(orderId: string): string {
  return `Order ${isolated(orderId)}`;
}

export const createdLabel = 'Created';
export const createdBy = '{time} by {name}';
export const deliveredLabel = 'Delivered';
export const copyOrderIdButton = 'Copy Order ID';
export const copyAddressButton = 'Copy recipient address';

export function mapLinkName(orderId: string): string {
  return `Map of ${orderId}`;
}

export const rowActionButtons: Record<RowAction, string> = {
  markDelivered: 'Mark delivered',
  reopen: 'Reopen',
};
export const editButton = 'Edit';
export const deleteButton = 'Delete';

// Creating and editing

export const newTitle = 'New order';

export function editTitle(orderId: string): string {
  return `Edit order ${isolated(orderId)}`;
}

export const createButton = 'Create order';
export const createAnotherButton = 'Create and add another';
export const saveButton = 'Save changes';
export const orderIdHint = 'Can’t be changed later.';
export const orderIdLocked = 'can’t be changed';
export const addressHint = 'Line breaks become commas.';

// Deleting

export function deleteTitle(orderId: string): string {
  return `Delete order ${isolated(orderId)}`;
}

export function deleteQuestion(orderId: string): string {
  return `${deleteTitle(orderId)}?`;
}

export const deleteWarning = 'This removes the order for everyone. The log keeps its history.';
export const deleteWarningTo =
  'This removes the order to {recipient} for everyone. The log keeps its history.';
export const deleteOrderButton = 'Delete order';

// Couriers

export const unassigned = 'Unassigned';
export const formerCourier = 'no longer a courier';

export function formerCourierName(name: string): string {
  return `${name} (${formerCourier})`;
}

export const noCouriers = 'No couriers yet.';
export const inviteCourierLink = 'Invite a courier';
export const askForCourier = 'Ask an owner to invite one.';

// After an action

export function createdMessage(orderId: string): string {
  return `Order ${isolated(orderId)} created.`;
}

export const openLink = 'Open';

export function savedMessage(orderId: string): string {
  return `Order ${isolated(orderId)} saved.`;
}

export function markedDeliveredMessage(orderId: string): string {
  return `Order ${isolated(orderId)} marked delivered.`;
}

export function reopenedMessage(orderId: string): string {
  return `Order ${isolated(orderId)} reopened.`;
}

export function deletedMessage(orderId: string): string {
  return `Order ${isolated(orderId)} deleted.`;
}

// Invalid values

export const numberOfItemsMissing = missing(ORDER_FIELDS.numberOfItems.label);
export const numberOfItemsAmbiguous =
  'Number of items can be read in two ways. Write it in digits only, as in 1200.';

export function numberOfItemsInvalid(most: number): string {
  return `Number of items must be a whole number from 1 to ${formatNumber(most)}.`;
}

export const deliveryDateMissing = missing(ORDER_FIELDS.deliveryDate.label);
export const deliveryDateInvalid = 'Delivery date must be a valid date from 1900 to 2199.';
export const addressMissing = missing(ORDER_FIELDS.recipientAddress.label);
export const courierUnknown = 'This courier doesn’t exist. Choose another.';

function missing(label: string): string {
  return `${label} is missing.`;
}
