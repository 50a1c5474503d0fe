import type { Option } from '@/components/ui/field';
import { SORTS, type Sort } from '@/lib/orders/list/params';
import { ORDER_COLUMNS } from './order-columns';

/** What comes first when sorted upwards and downwards. */
const ENDS: Record<Sort, [up: string, down: string]> = {
  orderId: ['lowest first', 'highest first'],
  status: ['delivered first', 'ongoing first'],
  deliveryDate: ['earliest first', 'latest first'],
  recipient: ['A to Z', 'Z to A'],
  address: ['A to Z', 'Z to A'],
  sender: ['A to Z', 'Z to A'],
  items: ['fewest first', 'most first'],
  created: ['oldest first', 'newest first'],
};

/** Every way to sort the list, with the values of the address. */
export const SORT_OPTIONS: readonly Option[] = SORTS.flatMap((sort) => [
  { value: sort, name: `${ORDER_COLUMNS[sort].name}, ${ENDS[sort][0]}` },
  { value: `-${sort}`, name: `${ORDER_COLUMNS[sort].name}, ${ENDS[sort][1]}` },
]);
