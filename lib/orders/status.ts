export type OrderStatus = 'ONGOING' | 'DELIVERED';

/** The statuses as people read them. */
export const STATUS_NAMES: Record<OrderStatus, string> = {
  ONGOING: 'Ongoing',
  DELIVERED: 'Delivered',
};
