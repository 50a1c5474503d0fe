import type { OrderRow } from '@/lib/orders/list/queries';
import type { Person } from '@/lib/accounts/queries';
import { FIELD_KEYS, ORDER_FIELDS, type OrderField } from '@/lib/orders/fields';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';
import type { Table } from './table';

const FIRST_FIELDS: readonly OrderField[] = [
  'status',
  'deliveryDate',
  'numberOfItems',
  'senderName',
  'recipientName',
  'recipientAddress',
];

/** New fields come last, so that existing columns keep their places. */
const NEWER_FIELDS = FIELD_KEYS.filter(
  (field) => field !== 'courierId' && field !== 'attemptedFor' && !FIRST_FIELDS.includes(field),
);

function cellValue(field: OrderField, value: string | number | null): string | number | null {
  return field === 'status' ? STATUS_NAMES[value as OrderStatus] : value;
}

export function ordersTable(people: Person[]): Table<OrderRow> {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const createdBy = ({ createdById }: OrderRow) => names.get(createdById) ?? null;
  const courier = ({ courierId }: OrderRow) => (courierId && names.get(courierId)) ?? null;
  const column = (field: OrderField): Table<OrderRow>['columns'][number] => [
    ORDER_FIELDS[field].label,
    field === 'courierId' ? courier : (order) => cellValue(field, order[field]),
  ];
  return {
    columns: [
      ['Order ID', (order) => order.orderId],
      ...FIRST_FIELDS.map(column),
      ['Created', (order) => order.createdAt.toISOString()],
      ['Created by', createdBy],
      ['Delivered', (order) => order.deliveredAt?.toISOString() ?? null],
      column('courierId'),
      ...NEWER_FIELDS.map(column),
    ],
    object: (order) => ({ ...order, createdBy: createdBy(order), courier: courier(order) }),
  };
}
