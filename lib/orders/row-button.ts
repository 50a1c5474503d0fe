/** The field of the form around the list that says which button of which row was pressed. */
export const ROW_BUTTON = 'press';

export const ROW_ACTIONS = ['markDelivered', 'reopen'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** Which order a button is about, as which version of it was drawn, and the operation that it starts. */
type OrderTarget = { id: string; orderId?: string; version: number; operationId: string };

/** What a button in a row of the list sends: the whole of what it would do, as one short text. */
export function rowButtonValue(
  verb: RowAction,
  { id, version, operationId, orderId }: OrderTarget,
): string {
  return [verb, id, version, operationId, orderId].join(' ');
}
