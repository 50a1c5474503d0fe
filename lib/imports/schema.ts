import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { statusKey } from '@/lib/imports/parse/blank-cells';
import {
  CANCELLED_CHOICES,
  CONSTANTS,
  columnMappingSchema,
  type Target,
} from '@/lib/imports/mapping/mapping';
import { HEADER_ROWS } from '@/lib/imports/mapping/header';
import { CELL_ENCODINGS } from '@/lib/imports/file/cell-encoding';
import { MOST_COLUMNS } from '@/lib/imports/file/limits';
import { FIELD_KEYS } from '@/lib/orders/fields';

export const applyImportSchema = jobButtonSchema.extend({
  revision: z
    .string(OUT_OF_DATE)
    .regex(/^\d{1,9}$/, OUT_OF_DATE)
    .transform(Number),
});

/** Where the form of an upload shows why it was refused. */
export const uploadFieldSchema = z.enum(['file', 'rows']);
export type UploadField = z.infer<typeof uploadFieldSchema>;

export const demoButtonSchema = z.object({ operationId });

/** Field names, separated by commas. */
export const resolveConflictsSchema = jobButtonSchema.extend({
  fileWins: z
    .string()
    .transform(namesIn)
    .pipe(z.array(z.enum(FIELD_KEYS, OUT_OF_DATE))),
});

export const cancelledChoiceSchema = jobButtonSchema.extend({
  cancelled: z.enum(CANCELLED_CHOICES, OUT_OF_DATE),
});

function namesIn(list: string): string[] {
  return list.split(',').filter((name) => name !== '');
}

const fieldsSchema = z.record(z.string(), z.string());
type Fields = z.infer<typeof fieldsSchema>;

/** The value of the button that maps an unused column. */
export const addColumnValue = ({ column, target }: { column: number; target: Target }) =>
  `${column} ${target}`;

/**
 * Fields: `column.0` …, `constant.senderName` …, `status.0` … with `statusValue.0` …, `needed.0` … with `neededValue.0` …;
 * empty means not chosen. `numbered` is `yes`, with `idPrefix`, in files without Order IDs. `due` is `days`, with
 * `dueDays`, or `date`. `headerRow` is the row with the column names, or 0. `sheet` names a sheet of a workbook.
 * `encoding` is missing if there is no choice.
 * With `add`, which maps one more column, or `stays`, the form stays.
 */
export const mappingFormSchema = fieldsSchema
  .transform((fields) => ({
    id: fields.id,
    headerRow: fields.headerRow,
    sheet: fields.sheet ?? null,
    encoding: fields.encoding ?? null,
    stays: fields.add !== undefined || fields.stays !== undefined,
    mapping: mappingOf(fields),
  }))
  .pipe(
    jobButtonSchema.extend({
      headerRow: z
        .string(OUT_OF_DATE)
        .regex(/^\d{1,2}$/, OUT_OF_DATE)
        .transform(Number)
        .pipe(z.number().max(HEADER_ROWS, OUT_OF_DATE)),
      sheet: z.string().nullable(),
      encoding: z.enum(CELL_ENCODINGS, OUT_OF_DATE).nullable(),
      stays: z.boolean(),
      mapping: columnMappingSchema,
    }),
  );

function mappingOf(fields: Fields): unknown {
  return {
    layout: fields.layout,
    hasHeader: fields.headerRow !== '0',
    targets: targetsOf(fields),
    constants: constantsOf(fields),
    dateOrder: fields.dateOrder || null,
    yearOrder: fields.yearOrder || null,
    dayNumbers: fields.dayNumbers === 'yes',
    statuses: chosenFor(fields, 'status', (choice) => choice),
    folds: fields.folds === 'yes',
    needsAddress: fields.leaveOutWithoutAddress !== 'yes',
    needsDelivery: chosenFor(fields, 'needed', (choice) => choice === 'yes'),
    dueDays: isDueByDays(fields) ? (fields.dueDays ?? '') : null,
    idPrefix: isNumbered(fields) ? (fields.idPrefix ?? '') : null,
    // Kept from the mapping before.
    fileWins: [],
  };
}

/** Someone who types a date means it, whatever is selected. */
function isDueByDays(fields: Fields): boolean {
  const typed = fields['constant.deliveryDate'] ?? '';
  if (typed !== '' && typed !== (fields.deliveryDateBefore ?? '')) return false;
  return fields.due === 'days' && !targetsOf(fields).includes('deliveryDate');
}

/** The same for a prefix. */
function isNumbered({ numbered, idPrefix = '', idPrefixBefore = '' }: Fields): boolean {
  return numbered === 'yes' || (idPrefix !== '' && idPrefix !== idPrefixBefore);
}

function targetsOf(fields: Fields): (string | null)[] {
  const targets = listOf(fields, 'column').map((target) => target || null);
  const [, column, target] = /^(\d{1,5}) (\w+)$/.exec(fields.add ?? '') ?? [];
  return targets.map((chosen, index) => (index === Number(column) ? target! : chosen));
}

/** Stops at the first gap. */
function listOf(fields: Fields, name: string): string[] {
  const values: string[] = [];
  for (;;) {
    const value = fields[`${name}.${values.length}`];
    if (value === undefined) return values;
    values.push(value);
  }
}

function constantsOf(fields: Fields): Record<string, string> {
  const given = CONSTANTS.filter((field) => field !== 'deliveryDate' || !isDueByDays(fields));
  const typed = given.map((field) => [field, fields[`constant.${field}`]?.trim()] as const);
  return Object.fromEntries(typed.flatMap(([field, text]) => (text ? [[field, text]] : [])));
}

/** What was chosen for each value of a column. */
function chosenFor<V>(fields: Fields, name: string, meaningOf: (choice: string) => V) {
  const choices = listOf(fields, name);
  return Object.fromEntries(
    listOf(fields, `${name}Value`).flatMap((value, at): [string, V][] =>
      choices[at] ? [[statusKey(value), meaningOf(choices[at])]] : [],
    ),
  );
}

/** In characters; far more than any order field takes. */
const LONGEST_CELL = 10_000;

const cellSchema = z.object({
  position: z.int().min(1),
  column: z
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1),
  value: z.string().max(LONGEST_CELL),
});

/** Fields: `cell.POSITION.COLUMN`. */
export const fixFormSchema = fieldsSchema
  .transform((fields) => ({ id: fields.id, cells: cellsOf(fields) }))
  .pipe(jobButtonSchema.extend({ cells: z.array(cellSchema).min(1) }));

function cellsOf(fields: Fields) {
  return Object.entries(fields).flatMap(([name, typed]) => {
    const [, position, column] = /^cell\.(\d{1,9})\.(\d{1,5})$/.exec(name) ?? [];
    if (!position || !column) return [];
    const place = { position: Number(position), column: Number(column) };
    return [{ ...place, value: typed.replaceAll('\r\n', '\n') }];
  });
}
