import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { statusKey } from '@/lib/imports/parse/blank-cells';
import { CONSTANTS, columnMappingSchema } from '@/lib/imports/mapping/mapping';
import { MOST_COLUMNS } from '@/lib/imports/file/limits';

/** Applies an import: the revision of the dry run on the page, or none to continue. */
export const applyImportSchema = jobButtonSchema.extend({
  revision: z
    .string()
    .regex(/^\d{1,9}$/, OUT_OF_DATE)
    .transform(Number)
    .optional(),
});

/** A button that makes something new of its own. */
export const demoButtonSchema = z.object({ operationId });

/** Whether the file wins over what was changed here since it was last imported. */
export const overwriteEditsSchema = jobButtonSchema.extend({
  fileWins: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
});

const fieldsSchema = z.record(z.string(), z.string());
type Fields = z.infer<typeof fieldsSchema>;

/**
 * The form of the columns. Its fields: `column.0` …, `constant.senderName` …, `status.0` … with the value in
 * `statusValue.0` …; what is not chosen is empty, and a box that is not ticked is not sent.
 */
export const mappingFormSchema = fieldsSchema
  .transform((fields) => ({
    id: fields.id,
    matching: {
      layout: fields.layout,
      hasHeader: fields.hasHeader === 'yes',
      targets: listOf(fields, 'column').map((target) => target || null),
      constants: constantsOf(fields),
      dateOrder: fields.dateOrder || null,
      statuses: statusesOf(fields),
      folds: fields.folds === 'yes',
      fileWins: fields.fileWins === 'yes',
    },
  }))
  .pipe(jobButtonSchema.extend({ matching: columnMappingSchema }));

/** The values of the fields `name.0`, `name.1` …, as far as they go without a gap. */
function listOf(fields: Fields, name: string): string[] {
  const values: string[] = [];
  for (;;) {
    const value = fields[`${name}.${values.length}`];
    if (value === undefined) return values;
    values.push(value);
  }
}

function constantsOf(fields: Fields): Record<string, string> {
  const typed = CONSTANTS.map((field) => [field, fields[`constant.${field}`]?.trim()] as const);
  return Object.fromEntries(typed.flatMap(([field, text]) => (text ? [[field, text]] : [])));
}

function statusesOf(fields: Fields): Record<string, string> {
  const meanings = listOf(fields, 'status');
  const chosen = listOf(fields, 'statusValue').map((value, at) => [statusKey(value), meanings[at]]);
  return Object.fromEntries(chosen.filter(([, meaning]) => meaning));
}

/** The longest that a cell may be made, in characters: far more than any field of an order takes. */
const LONGEST_CELL = 10_000;

const cellSchema = z.object({
  position: z.int().min(1),
  column: z
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1),
  value: z.string().max(LONGEST_CELL),
});

/** The form that mends cells in place. Its fields: `cell.POSITION.COLUMN`. */
export const fixFormSchema = fieldsSchema
  .transform((fields) => ({ id: fields.id, cells: cellsOf(fields) }))
  .pipe(jobButtonSchema.extend({ cells: z.array(cellSchema).min(1) }));

function cellsOf(fields: Fields) {
  return Object.entries(fields).flatMap(([name, typed]) => {
    const [, position, column] = /^cell\.(\d{1,9})\.(\d{1,5})$/.exec(name) ?? [];
    // Browsers send line breaks as CR and LF, however they were written.
    if (!position || !column) return [];
    const place = { position: Number(position), column: Number(column) };
    return [{ ...place, value: typed.replaceAll('\r\n', '\n') }];
  });
}
