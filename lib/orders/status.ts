export type OrderStatus = 'ONGOING' | 'DELIVERED';

export const STATUS_NAMES: Record<OrderStatus, string> = {
  ONGOING: 'Ongoing',
  DELIVERED: 'Delivered',
};
