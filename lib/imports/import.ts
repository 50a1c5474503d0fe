import type { RunState } from '@/lib/jobs/progress';
import type { FieldValue, OrderField } from '@/lib/orders/fields';
import type { OrderDetails } from '@/lib/orders/order';
import type { OrderStatus } from '@/lib/orders/status';

export const SOURCES = ['file', 'paste', 'demo', 'flask'] as const;
export type ImportSource = (typeof SOURCES)[number];

export const ROW_OUTCOMES = [
  'create',
  'update',
  'identical',
  'kept',
  'conflict',
  'cancelled',
  'error',
  'leftOut',
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export type ImportStep = 'file' | 'columns' | 'check' | 'receipt';

export type ImportState = 'receiving' | 'mapping' | 'checking' | 'ready' | RunState;

/** The column mapping can change until the first order is written. */
export const EDITABLE_STATES: readonly ImportState[] = ['mapping', 'checking', 'ready'];

/** `position` is the row number, `line` its first line in the file; both from 1. */
export type ImportedRow = { position: number; line: number; cells: string[] };

export type ImportedOrder = Omit<OrderDetails, 'courierId'> & {
  status: OrderStatus;
  /** ISO 8601 in UTC; null if it isn't delivered, or the file has no time. */
  deliveredAt: string | null;
};

export type Problem = {
  position: number;
  line: number;
  /** From 0. */
  column: number | null;
  name: string;
  value: string;
  text: string;
};

export type ParsedRow = {
  orderId: string | null;
  order: ImportedOrder | null;
  /** Set if only values are missing: an order that exists keeps its own. */
  orderIfExists?: ImportedOrder;
  /** Why the file doesn't ask for a delivery; null if it does. */
  leftOut: string | null;
  /** Set if that is no reason to cancel an order that exists. */
  leavesExisting?: true;
  /** Fields that the file says nothing about: their values are only for new orders. */
  defaults: readonly OrderField[];
  problems: Problem[];
  notes: string[];
};

/** A field of an existing order that was edited here since its last import. */
export type Dispute = {
  field: OrderField;
  here: FieldValue<OrderField>;
  file: FieldValue<OrderField>;
  /** As last imported. */
  imported: FieldValue<OrderField>;
  /** Whether the file changed it too. */
  isConflict: boolean;
};

/** A sentence for people. */
export type Parsed<V> = { value: V } | { problem: string };
