import { formatDate } from '@/lib/dates';
import { OTHER_REASON } from './attempt';
import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';
import { ORDER_FIELDS, type DetailField } from './fields';
import type { RowAction } from './order-target';

export const orderIdLabel = 'Order ID';
export const itemCount = (count: number) => countOf(count, 'item');

// The order's page

export const orderTitle = (orderId: string) => `Order ${isolated(orderId)}`;
export const createdLabel = 'Created';
export const createdBy = '{time} by {name}';
export const deliveredLabel = 'Delivered';
export const copyOrderIdButton = 'Copy Order ID';
export const copyAddressButton = 'Copy recipient address';
export const textMessageLink = 'Text message';
export const textMessageName = (phone: string) => `Text message to ${phone}`;
export const duplicateButton = 'Duplicate';
export const mapLinkName = (orderId: string) => `Map of ${orderId}`;

export const rowActionButtons: Record<RowAction, string> = {
  markDelivered: 'Mark delivered',
  reopen: 'Reopen',
};
export const editButton = 'Edit';
export const deleteButton = 'Delete';

// Creating and editing

export const newTitle = 'New order';
export const editTitle = (orderId: string) => `Edit order ${isolated(orderId)}`;
export const createButton = 'Create order';
export const createAnotherButton = 'Create and add another';
export const saveButton = 'Save changes';
export const orderIdHint = 'Can’t be changed later.';
export const orderIdLocked = 'can’t be changed';
export const addressHint = 'Line breaks become commas.';
export const moreFields = 'More';
export const moreFieldsHint = 'phone, e-mail, time window, instructions, reference';
export const windowFromLabel = 'From';
export const windowUntilLabel = 'Until';
export const instructionsHint = 'Shown to the courier and on the label.';
export const referenceHint = 'The customer’s own number.';
export const earlierPeople = { recipient: 'Earlier recipients', sender: 'Earlier senders' };
export const peopleFound = (count: number) =>
  `${countOf(count, 'suggestion')}. Use the arrow keys.`;

/** As in "Filled in from order A-1041: recipient address, phone. Not changed: instructions." */
export const filledIn = (filled: {
  orderId: string;
  fields: readonly DetailField[];
  kept: readonly DetailField[];
}) => {
  const labels = (fields: readonly DetailField[]) =>
    fields.map((field) => ORDER_FIELDS[field].label.toLowerCase()).join(', ');
  const { orderId, fields, kept } = filled;
  const sentences = [
    ...(fields.length > 0 ? [`Filled in from order ${isolated(orderId)}: ${labels(fields)}.`] : []),
    ...(kept.length > 0 ? [`Not changed: ${labels(kept)}.`] : []),
  ];
  return sentences.join(' ');
};
export const undoFilling = 'Undo';

// Deleting

export const deleteTitle = (orderId: string) => `Delete order ${isolated(orderId)}`;
export const deleteQuestion = (orderId: string) => `${deleteTitle(orderId)}?`;
export const deleteWarning = 'This removes the order for everyone. The log keeps its history.';
export const deleteWarningTo =
  'This removes the order to {recipient} for everyone. The log keeps its history.';
export const deleteOrderButton = 'Delete order';

// Failed attempts and notes

export const couldntDeliverButton = 'Couldn’t deliver';
export const couldntDeliverName = (orderId: string) => `${couldntDeliverButton} ${orderId}`;
export const attemptTitle = (orderId: string) => `Couldn’t deliver order ${isolated(orderId)}`;
export const reasonLabel = 'Reason';
export const chooseReason = 'Choose a reason';
export const noteLabel = 'Note';
export const attemptNoteHelp = `Optional, except for “${OTHER_REASON}”.`;
export const nextDateLabel = 'Next delivery date';
export const nextDateHelp = 'Optional. The order stays ongoing either way.';
export const nextWorkingDay = (date: string) => `Next working day, ${formatDate(date)}`;
export const saveAttemptButton = 'Save attempt';
export const addNoteButton = 'Add note';
export const notesHeading = 'Notes';
export const allNotesLink = 'All notes';
export const noteByline = '{name}, {time}';
export const attempts = (count: number) => countOf(count, 'attempt');
/** "1 attempt, nobody home, 14:05" */
export const attemptsWith = (count: number, details: string[]) =>
  [attempts(count), ...details].join(', ');
export const attemptSavedMessage = (orderId: string) =>
  `Failed attempt for order ${isolated(orderId)} saved.`;
export const noteSavedMessage = (orderId: string) => `Note added to order ${isolated(orderId)}.`;
export const otherNeedsNote = `“${OTHER_REASON}” needs a note that says why.`;

// Couriers

export const unassigned = 'Unassigned';
export const emptyValue = 'Empty';
export const formerCourier = 'no longer a courier';
export const formerCourierName = (name: string) => `${name} (${formerCourier})`;
export const noCouriers = 'No couriers yet.';
export const inviteCourierLink = 'Invite a courier';
export const askForCourier = 'Ask an owner to invite one.';

// After an action

export const createdMessage = (orderId: string) => `Order ${isolated(orderId)} created.`;
export const openLink = 'Open';
export const savedMessage = (orderId: string) => `Order ${isolated(orderId)} saved.`;
export const markedDeliveredMessage = (orderId: string) =>
  `Order ${isolated(orderId)} marked delivered.`;
export const reopenedMessage = (orderId: string) => `Order ${isolated(orderId)} reopened.`;
export const deletedMessage = (orderId: string) => `Order ${isolated(orderId)} deleted.`;

// Invalid values

export const numberOfItemsMissing = missing(ORDER_FIELDS.numberOfItems.label);
export const numberOfItemsAmbiguous =
  'Number of items can be read in two ways. Write it in digits only, as in 1200.';
export const numberOfItemsInvalid = (most: number) =>
  `Number of items must be a whole number from 1 to ${formatNumber(most)}.`;
export const deliveryDateMissing = missing(ORDER_FIELDS.deliveryDate.label);
export const deliveryDateInvalid = 'Delivery date must be a valid date from 1900 to 2199.';
export const addressMissing = missing(ORDER_FIELDS.recipientAddress.label);
export const phoneInvalid = (fewest: number) => `Phone needs at least ${fewest} digits.`;
export const emailInvalid = 'E-mail must be an address like name@example.com.';
export const timeInvalid = (label: string) => `${label} must be a time like 09:30.`;
export const windowInvalid = 'Time window must have times like 09:30.';
export const windowBackwards = 'Until must be later than From.';
export const courierUnknown = 'This courier doesn’t exist. Choose another.';

function missing(label: string): string {
  return `${label} is missing.`;
}
