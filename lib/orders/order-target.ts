/** Which order a button is about, the version of it that was shown, and the ID of the operation that it starts. */
export type OrderTarget = { id: string; orderId: string; version: number; operationId: string };

/** The target as one short text, for an attribute of a row: the Order ID comes last, since it may contain spaces. */
export function targetText({ id, version, operationId, orderId }: OrderTarget): string {
  return [id, version, operationId, orderId].join(' ');
}

/** The parts of such a text, unchecked. */
export function targetParts(text: string) {
  const [id = '', version = '', operationId = '', ...orderId] = text.split(' ');
  return { id, version, operationId, orderId: orderId.join(' ') };
}

/** The field that a button in a row of the list sends. */
export const ROW_BUTTON = 'press';

export const ROW_ACTIONS = ['markDelivered', 'reopen'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** What such a button sends: the action and the target. */
export function rowButtonValue(action: RowAction, target: OrderTarget): string {
  return `${action} ${targetText(target)}`;
}
