import { MAX_REASON } from './attempt';
import type { OrderStatus } from './status';

type Values = {
  count: number;
  /** Calendar date, `YYYY-MM-DD`. */
  date: string;
  line: string;
  address: string;
  /** As typed. */
  phone: string;
  email: string;
  /** `HH:MM-HH:MM`, or one of the times with the hyphen. */
  window: string;
  /** May have line breaks. */
  lines: string;
  /** ISO 8601 in UTC. */
  instant: string;
  /** A user ID. */
  user: string;
  status: OrderStatus;
};

type FieldSpec = {
  label: string;
  kind: keyof Values;
  /** An optional field is null in every order that predates it. */
  required: boolean;
  maxLength?: number;
  /** Whether it is part of the order's search text. */
  searched: boolean;
  sortKey?: 'senderKey' | 'recipientKey' | 'addressKey';
  importable: boolean;
};

/** Log, undo, verification, search, import and export derive from it (CONTRIBUTING.md, "Recipes"). */
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
  timeWindow: {
    label: 'Time window',
    kind: 'window',
    required: false,
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
  recipientPhone: {
    label: 'Phone',
    kind: 'phone',
    required: false,
    maxLength: 50,
    searched: true,
    importable: true,
  },
  recipientEmail: {
    label: 'E-mail',
    kind: 'email',
    required: false,
    maxLength: 254,
    searched: true,
    importable: true,
  },
  instructions: {
    label: 'Instructions',
    kind: 'lines',
    required: false,
    maxLength: 500,
    searched: true,
    importable: true,
  },
  reference: {
    label: 'Reference',
    kind: 'line',
    required: false,
    maxLength: 100,
    searched: true,
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
  attempts: {
    label: 'Failed attempts',
    kind: 'count',
    required: false,
    searched: false,
    importable: false,
  },
  attemptReason: {
    label: 'Failure reason',
    kind: 'line',
    required: false,
    maxLength: MAX_REASON,
    searched: false,
    importable: false,
  },
  attemptedAt: {
    label: 'Attempted at',
    kind: 'instant',
    required: false,
    searched: false,
    importable: false,
  },
  attemptedFor: {
    label: 'Attempted for',
    kind: 'date',
    required: false,
    searched: false,
    importable: false,
  },
} as const satisfies Record<string, FieldSpec>;

type Table = typeof TABLE;
type FieldsWhere<Property extends keyof FieldSpec, Value> = {
  [F in keyof Table]: Table[F] extends Record<Property, Value> ? F : never;
}[keyof Table];

export type OrderField = keyof Table;
/** Of the last failed attempt; null without one. */
export const ATTEMPT_FIELDS = [
  'attempts',
  'attemptReason',
  'attemptedAt',
  'attemptedFor',
] as const satisfies readonly OrderField[];
export type AttemptField = (typeof ATTEMPT_FIELDS)[number];
/** The status and failed attempts have their own actions. */
export type DetailField = Exclude<OrderField, 'status' | AttemptField>;
export type RequiredDetail = Exclude<FieldsWhere<'required', true>, 'status'>;
export type OptionalDetail = Exclude<DetailField, RequiredDetail>;
export type TextField = Extract<
  DetailField,
  FieldsWhere<'kind', 'line' | 'address' | 'phone' | 'email' | 'lines'>
>;
export type SearchedField = FieldsWhere<'searched', true>;
export type ImportableDetail = Exclude<FieldsWhere<'importable', true>, 'status'>;
export type FieldValue<F extends OrderField> =
  Values[Table[F]['kind']] | (Table[F]['required'] extends true ? never : null);

/** In the order shown to people. */
export const ORDER_FIELDS: Readonly<Record<OrderField, FieldSpec>> = TABLE;

export const FIELD_KEYS = Object.keys(TABLE) as OrderField[];
export const DETAIL_KEYS = FIELD_KEYS.filter(
  (field) => field !== 'status' && !isAttemptField(field),
) as DetailField[];
export const REQUIRED_DETAILS = DETAIL_KEYS.filter(
  (field) => ORDER_FIELDS[field].required,
) as RequiredDetail[];
export const SEARCHED_FIELDS = FIELD_KEYS.filter(
  (field) => ORDER_FIELDS[field].searched,
) as SearchedField[];
export const IMPORTABLE_DETAILS = DETAIL_KEYS.filter(
  (field) => ORDER_FIELDS[field].importable,
) as ImportableDetail[];

export const SELECT_FIELDS = Object.fromEntries(FIELD_KEYS.map((field) => [field, true])) as Record<
  OrderField,
  true
>;

export const NO_OPTIONAL_DETAILS = Object.fromEntries(
  FIELD_KEYS.filter((field) => !ORDER_FIELDS[field].required).map((field) => [field, null]),
) as Record<OptionalDetail | AttemptField, null>;

export const NO_ATTEMPTS = Object.fromEntries(
  ATTEMPT_FIELDS.map((field) => [field, null]),
) as Record<AttemptField, null>;

export function isAttemptField(field: OrderField): field is AttemptField {
  return (ATTEMPT_FIELDS as readonly OrderField[]).includes(field);
}

export const FIELD_LABELS = Object.fromEntries(
  FIELD_KEYS.map((field) => [field, ORDER_FIELDS[field].label]),
) as Record<OrderField, string>;
