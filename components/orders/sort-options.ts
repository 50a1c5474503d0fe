import type { Option } from '@/components/ui/field';
import { SORTS, type Sort } from '@/lib/orders/list/params';
import { ORDER_COLUMNS } from './order-columns';

const DIRECTION_NAMES: Record<Sort, [ascending: string, descending: string]> = {
  orderId: ['lowest first', 'highest first'],
  status: ['delivered first', 'ongoing first'],
  deliveryDate: ['earliest first', 'latest first'],
  recipient: ['A to Z', 'Z to A'],
  address: ['A to Z', 'Z to A'],
  sender: ['A to Z', 'Z to A'],
  items: ['fewest first', 'most first'],
  created: ['oldest first', 'newest first'],
};

export const SORT_OPTIONS: readonly Option[] = SORTS.flatMap((sort) => [
  { value: sort, name: `${ORDER_COLUMNS[sort].name}, ${DIRECTION_NAMES[sort][0]}` },
  { value: `-${sort}`, name: `${ORDER_COLUMNS[sort].name}, ${DIRECTION_NAMES[sort][1]}` },
]);
