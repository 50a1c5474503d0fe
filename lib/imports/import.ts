import type { RunState } from '@/lib/jobs/progress';
import type { OrderDetails } from '@/lib/orders/order';
import type { OrderStatus } from '@/lib/orders/status';

/** Where the rows of an import come from. */
export const SOURCES = ['file', 'paste', 'demo', 'flask'] as const;
export type ImportSource = (typeof SOURCES)[number];

/** What the dry run says about an order of the file. */
export const ROW_OUTCOMES = [
  'create',
  'update',
  'identical',
  'conflict',
  'error',
  'leftOut',
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/**
 * The state of an import: its rows come in; its columns are mapped; its rows are validated; it waits for confirmation;
 * it writes, was cancelled while writing, or is done.
 */
export type ImportState = 'receiving' | 'matching' | 'checking' | 'ready' | RunState;

/** A row of a file as it is written there. `position` counts rows from 1, `line` is where in the file it starts. */
export type ImportedRow = { position: number; line: number; cells: string[] };

/** What rows of a file say about an order. */
export type ImportedOrder = Omit<OrderDetails, 'courierId'> & {
  status: OrderStatus;
  /** Since when it is delivered, in ISO 8601 and UTC; null where it is not, or the file does not say. */
  deliveredAt: string | null;
};

/** Something that is wrong with a row, for people who are to mend it. */
export type Problem = {
  position: number;
  line: number;
  /** The column, counted from 0; null where it is about none. */
  column: number | null;
  /** How the column is called, or the field where it is about none. */
  name: string;
  /** What stands in the cell. */
  value: string;
  /** One sentence: what is wrong and what to do. */
  text: string;
};

/** What is understood of the rows that make one order. */
export type ParsedRow = {
  /** The Order ID; null where there is none that can be one. */
  orderId: string | null;
  /** Null where something is wrong or it is left out. */
  order: ImportedOrder | null;
  /** Whether its status is one that is left out. */
  isLeftOut: boolean;
  /** Whether the file says its status; where it does not, a new order is Ongoing. */
  isStatusTold: boolean;
  problems: Problem[];
  /** Sentences that people should know of: "No shipping address, so the billing address is used." */
  notes: string[];
};

/** What a text says, or one sentence on why it says nothing. */
export type Parsed<V> = { value: V } | { problem: string };
