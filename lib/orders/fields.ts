import type { OrderStatus } from './status';

/** The values that the kinds of fields hold. */
type Values = {
  count: number;
  /** Calendar date, `YYYY-MM-DD`. */
  date: string;
  /** One line of text. */
  line: string;
  address: string;
  /** The id of a user. */
  user: string;
  status: OrderStatus;
};

type FieldSpec = {
  label: string;
  kind: keyof Values;
  /** Whether every order has a value; null otherwise. */
  required: boolean;
  /** In characters, for text. */
  maxLength?: number;
  /** Whether the list's search finds it. */
  searched: boolean;
  /** The column that holds its sort key. */
  sortKey?: 'senderKey' | 'recipientKey' | 'addressKey';
  /** Whether a column of an imported file can hold it. */
  importable: boolean;
};

const TABLE = {
  numberOfItems: {
    label: 'Number of items',
    kind: 'count',
    required: true,
    searched: false,
    importable: true,
  },
  deliveryDate: {
    label: 'Delivery date',
    kind: 'date',
    required: true,
    searched: false,
    importable: true,
  },
  senderName: {
    label: 'Sender name',
    kind: 'line',
    required: true,
    maxLength: 200,
    searched: true,
    sortKey: 'senderKey',
    importable: true,
  },
  recipientName: {
    label: 'Recipient name',
    kind: 'line',
    required: true,
    maxLength: 200,
    searched: true,
    sortKey: 'recipientKey',
    importable: true,
  },
  recipientAddress: {
    label: 'Recipient address',
    kind: 'address',
    required: true,
    maxLength: 500,
    searched: true,
    sortKey: 'addressKey',
    importable: true,
  },
  courierId: {
    label: 'Courier',
    kind: 'user',
    required: false,
    searched: false,
    importable: false,
  },
  status: { label: 'Status', kind: 'status', required: true, searched: false, importable: true },
} as const satisfies Record<string, FieldSpec>;

type Table = typeof TABLE;
type FieldsWhere<Property extends keyof FieldSpec, Value> = {
  [F in keyof Table]: Table[F] extends Record<Property, Value> ? F : never;
}[keyof Table];

/** What people enter, import and read about an order, and what its log entries record. */
export type OrderField = keyof Table;
/** A field that people type; the status has its own actions. */
export type DetailField = Exclude<OrderField, 'status'>;
export type RequiredDetail = Exclude<FieldsWhere<'required', true>, 'status'>;
export type OptionalDetail = Exclude<DetailField, RequiredDetail>;
export type TextField = FieldsWhere<'kind', 'line' | 'address'>;
export type SearchedField = FieldsWhere<'searched', true>;
export type ImportableDetail = Exclude<FieldsWhere<'importable', true>, 'status'>;
export type FieldValue<F extends OrderField> =
  Values[Table[F]['kind']] | (Table[F]['required'] extends true ? never : null);

/** Everything that the rest of the code needs to know about a field, in the order in which people read them. */
export const ORDER_FIELDS: Readonly<Record<OrderField, FieldSpec>> = TABLE;

export const FIELD_KEYS = Object.keys(TABLE) as OrderField[];
export const DETAIL_KEYS = FIELD_KEYS.filter((field) => field !== 'status') as DetailField[];
export const REQUIRED_DETAILS = DETAIL_KEYS.filter(
  (field) => ORDER_FIELDS[field].required,
) as RequiredDetail[];
export const SEARCHED_FIELDS = FIELD_KEYS.filter(
  (field) => ORDER_FIELDS[field].searched,
) as SearchedField[];
export const IMPORTABLE_DETAILS = DETAIL_KEYS.filter(
  (field) => ORDER_FIELDS[field].importable,
) as ImportableDetail[];

/** Selects every field of an order from the database. */
export const SELECT_FIELDS = Object.fromEntries(FIELD_KEYS.map((field) => [field, true])) as Record<
  OrderField,
  true
>;

/** The fields that an order need not have, all empty. */
export const NO_OPTIONAL_DETAILS = Object.fromEntries(
  DETAIL_KEYS.filter((field) => !ORDER_FIELDS[field].required).map((field) => [field, null]),
) as Record<OptionalDetail, null>;

export const FIELD_LABELS = Object.fromEntries(
  FIELD_KEYS.map((field) => [field, ORDER_FIELDS[field].label]),
) as Record<OrderField, string>;
