export type OrderTarget = { id: string; orderId: string; version: number };

/** For a row's attribute. The Order ID comes last, as it may contain spaces. */
export function targetText({ id, version, orderId }: OrderTarget): string {
  return [id, version, orderId].join(' ');
}

export function targetParts(text: string) {
  const [id = '', version = '', ...orderId] = text.split(' ');
  return { id, version, orderId: orderId.join(' ') };
}

export const ROW_BUTTON = 'press';

export const ROW_ACTIONS = ['markDelivered', 'reopen'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

export function rowButtonValue(action: RowAction, target: OrderTarget): string {
  return `${action} ${targetText(target)}`;
}
