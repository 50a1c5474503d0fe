import { z } from 'zod';
import {
  FIELD_KEYS,
  IMPORTABLE_DETAILS,
  ORDER_FIELDS,
  type FieldValue,
  type ImportableDetail,
} from '@/lib/orders/fields';
import { CELL_ENCODINGS } from '@/lib/imports/file/cell-encoding';
import type { Dispute, ImportedOrder, Problem } from './import';

const detailFields = Object.fromEntries(
  IMPORTABLE_DETAILS.map((field) => {
    const { kind, required } = ORDER_FIELDS[field];
    const value = kind === 'count' ? z.number() : z.string();
    return [field, required ? value : value.nullable().optional()];
  }),
) as unknown as { [F in ImportableDetail]: z.ZodType<FieldValue<F>> };

const formatSchema = z.object({
  /** With which the stored cells were decoded. */
  encoding: z.string(),
  separator: z.string(),
  /** Rows above the column names, such as "Orders of December". Imports stored before this key existed lack it. */
  titleRows: z.int().min(0).default(0),
  /** As chosen by a person; null if nobody did. */
  hasHeader: z.boolean().nullable().default(null),
  /** Of an Excel workbook; null for other files. */
  sheet: z.string().nullable().default(null),
  /** Those with rows, visible ones first. */
  sheets: z.array(z.string()).default([]),
  /** In which the stored cells are read, as recognised or chosen; null for `encoding`. */
  readAs: z.enum(CELL_ENCODINGS).nullable().default(null),
  /** Stored cells that show how the file reads in each encoding. */
  samples: z.array(z.string()).default([]),
});

/** How a file is read, and where its columns are named. */
export type FileFormat = z.infer<typeof formatSchema>;

/** Null during upload. */
export function parseFormat(stored: string | null): FileFormat {
  return formatSchema.parse(stored === null ? { encoding: '', separator: '' } : JSON.parse(stored));
}

export const detailsSchema: z.ZodType<ImportedOrder> = z.object({
  ...detailFields,
  status: z.enum(['ONGOING', 'DELIVERED']),
  deliveredAt: z.string().nullable(),
});

export const problemsSchema: z.ZodType<Problem[]> = z.array(
  z.object({
    position: z.number(),
    line: z.number(),
    column: z.number().nullable(),
    name: z.string(),
    value: z.string(),
    text: z.string(),
  }),
);

export const notesSchema = z.array(z.string());

const valueSchema = z.union([z.string(), z.number(), z.null()]);

export const disputesSchema = z.array(
  z.object({
    field: z.enum(FIELD_KEYS),
    here: valueSchema,
    file: valueSchema,
    imported: valueSchema,
    isConflict: z.boolean(),
  }),
) as z.ZodType<Dispute[]>;
