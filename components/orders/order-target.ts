/** Which order a button is about, as which version of it was drawn, and the id of the operation it would start. */
export type OrderTarget = { id: string; orderId: string; version: number; operationId: string };

/** The target as a short text for an attribute. */
export function targetText({ id, orderId, version, operationId }: OrderTarget): string {
  return [id, version, operationId, orderId].join(' ');
}

/** The target that {@link targetText} wrote. */
export function targetOf(text: string): OrderTarget {
  const [id = '', version, operationId = '', ...orderId] = text.split(' ');
  return { id, version: Number(version), operationId, orderId: orderId.join(' ') };
}
