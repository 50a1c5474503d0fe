import { z } from 'zod';
import { isCalendarDate, isTime } from '@/lib/dates';
import { linesOfText, lineOfText, operationId, optional, OUT_OF_DATE } from '@/lib/forms/fields';
import { fold, plainSpaces } from '@/lib/normalize';
import { asciiDigits } from '@/lib/text';
import { MAX_NOTE, MAX_REASON, OTHER_REASON } from './attempt';
import {
  FIELD_KEYS,
  ORDER_FIELDS,
  type DetailField,
  type FieldValue,
  type OrderField,
  type TextField,
} from './fields';
import * as messages from './messages';
import { operationIdOf } from './operation-ids';
import { ROW_ACTIONS, ROW_BUTTON, targetParts } from './order-target';
import { isForwards, joinWindow, windowSides } from './time-window';

export const MAX_ITEMS = 1_000_000;

/** Of a phone number, as in 112. */
const FEWEST_DIGITS = 3;

/** Unambiguous thousands separators. */
const GROUPED = /^\d{1,3}(?:(?:[ '’\u00A0\u2009\u202F]\d{3})+|(?:,\d{3}){2,}|(?:\.\d{3}){2,})$/;

/** A thousands separator to some, a decimal separator to others. */
const AMBIGUOUS = /^\d{1,3}[.,]\d{3}$/;

const numberOfItems = z
  .string(messages.numberOfItemsMissing)
  .transform((text) => asciiDigits(text.trim()))
  .transform((text) => (GROUPED.test(text) ? text.replaceAll(/\D/g, '') : text))
  .refine((text) => text !== '', messages.numberOfItemsMissing)
  .refine((text) => !AMBIGUOUS.test(text), messages.numberOfItemsAmbiguous)
  .refine(
    (text) => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_ITEMS,
    messages.numberOfItemsInvalid(MAX_ITEMS),
  )
  .transform(Number);

export const deliveryDate = z
  .string(messages.deliveryDateMissing)
  .transform((text) => text.trim())
  .refine((text) => text !== '', messages.deliveryDateMissing)
  .refine(isCalendarDate, messages.deliveryDateInvalid);

const recipientAddress = z
  .string(messages.addressMissing)
  .transform(joinLines)
  .pipe(textField('recipientAddress'));

function joinLines(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  const last = written.pop() ?? '';
  return [...written.map((line) => (line.endsWith(',') ? line.slice(0, -1) : line)), last].join(
    ', ',
  );
}

/** '' means nobody; a missing field leaves the courier unchanged. */
const courierId = z
  .string(messages.courierUnknown)
  .toLowerCase()
  .refine((text) => text === '' || z.uuid().safeParse(text).success, messages.courierUnknown)
  .transform((text) => text || null)
  .optional();

const id = z.uuid(OUT_OF_DATE);
const version = z
  .string(OUT_OF_DATE)
  .regex(/^[1-9]\d{0,8}$/, OUT_OF_DATE)
  .transform(Number);

const recipientPhone = textField('recipientPhone').refine(
  (text) => asciiDigits(text).replaceAll(/\D/g, '').length >= FEWEST_DIGITS,
  messages.phoneInvalid(FEWEST_DIGITS),
);

const recipientEmail = textField('recipientEmail').refine(
  (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  messages.emailInvalid,
);

/** `09:00` or `9:00`; null if blank. */
const time = (label: string) =>
  z
    .string(messages.timeInvalid(label))
    .transform((text) =>
      asciiDigits(text.trim())
        .replace('.', ':')
        .padStart(text ? 5 : 0, '0'),
    )
    .refine((text) => text === '' || isTime(text), messages.timeInvalid(label))
    .transform((text) => text || null);

export const windowSide = {
  windowFrom: time(messages.windowFromLabel).optional(),
  windowUntil: time(messages.windowUntilLabel).optional(),
};

type WindowInputs = { [S in keyof typeof windowSide]?: string | null | undefined };

export function isWindowForwards({ windowFrom, windowUntil }: WindowInputs): boolean {
  return !windowFrom || !windowUntil || windowFrom < windowUntil;
}

/** Beside the errors of other fields. */
export const WINDOW_BACKWARDS = {
  path: ['windowUntil'],
  error: messages.windowBackwards,
  when: ({ issues }: z.core.ParsePayload) =>
    !issues.some(({ path }) => String(path?.[0]).startsWith('window')),
};

/** As it is stored. */
const timeWindow = z
  .string(messages.windowInvalid)
  .transform((text) => text.trim())
  .refine((text) => joinWindow(windowSides(text)) === text && text !== '-', messages.windowInvalid)
  .refine(isForwards, messages.windowBackwards);

const details = {
  numberOfItems,
  deliveryDate,
  timeWindow: optional(ORDER_FIELDS.timeWindow.label, timeWindow),
  senderName: textField('senderName'),
  recipientName: textField('recipientName'),
  recipientAddress,
  recipientPhone: optional(ORDER_FIELDS.recipientPhone.label, recipientPhone),
  recipientEmail: optional(ORDER_FIELDS.recipientEmail.label, recipientEmail),
  instructions: optional(ORDER_FIELDS.instructions.label, textField('instructions')),
  reference: optional(ORDER_FIELDS.reference.label, textField('reference')),
  courierId,
} satisfies Record<DetailField, z.ZodType>;

function textField(field: TextField) {
  const { label, kind, maxLength } = ORDER_FIELDS[field];
  return kind === 'lines' ? linesOfText(label, maxLength!) : lineOfText(label, maxLength!);
}

/** Each field on its own. */
export const orderFields = {
  orderId: lineOfText(messages.orderIdLabel, 64).transform(plainSpaces),
  ...details,
};

export const createOrderSchema = z
  .object({
    operationId,
    ...orderFields,
    ...windowSide,
    then: z.enum(['list', 'another']).catch('list'),
  })
  .refine(isWindowForwards, WINDOW_BACKWARDS)
  .transform(withWindow);

export const editOrderSchema = z
  .object({ operationId, id, version, ...details, ...windowSide })
  .refine(isWindowForwards, WINDOW_BACKWARDS)
  .transform(withWindow);

/** The window from its two inputs, unless it was chosen as a whole. */
function withWindow<T extends WindowInputs & { timeWindow?: string | null | undefined }>({
  windowFrom: from,
  windowUntil: until,
  ...rest
}: T) {
  if (from === undefined || until === undefined || rest.timeWindow !== undefined) return rest;
  return { ...rest, timeWindow: from || until ? joinWindow({ from, until }) : null };
}

/** The Order ID only words a refusal. */
export const orderButtonSchema = z.object({
  operationId,
  id,
  version,
  orderId: lineOfText(messages.orderIdLabel, 64).optional().catch(undefined),
});

/** Of a page that may show many orders: see `operationIdOf`. */
export const deleteOrderSchema = orderButtonSchema
  .extend({ then: z.enum(['stay', 'list']).catch('list') })
  .transform((seen) => ({
    ...seen,
    operationId: operationIdOf(seen.operationId, { ...seen, action: 'delete' }),
  }));

const noteText = linesOfText(messages.noteLabel, MAX_NOTE);

export const attemptSchema = z
  .object({
    operationId,
    id,
    version,
    /** Not compared with the workspace's list: one that the owner has removed since was still the reason. */
    reason: lineOfText(messages.reasonLabel, MAX_REASON),
    attemptNote: optional(messages.noteLabel, noteText),
    nextDate: optional(messages.nextDateLabel, deliveryDate),
    /** Set by a script. */
    deviceTime: z.iso.datetime().nullable().catch(null),
    then: z.enum(['stay', 'leave']).catch('leave'),
  })
  .refine(({ reason, attemptNote }) => fold(reason) !== fold(OTHER_REASON) || attemptNote, {
    path: ['attemptNote'],
    error: messages.otherNeedsNote,
  })
  .transform(({ attemptNote, nextDate, ...rest }) => ({
    ...rest,
    note: attemptNote ?? null,
    nextDate: nextDate ?? null,
  }));

export const noteSchema = z.object({ operationId, id, note: noteText });

export const orderKeySchema = z.uuid();

export const rowButtonSchema = z
  .object({ [ROW_BUTTON]: z.string(OUT_OF_DATE), operationId })
  .transform(({ [ROW_BUTTON]: pressed, operationId }) => {
    const [verb = '', ...target] = String(pressed).split(' ');
    const parts: Partial<ReturnType<typeof targetParts>> = targetParts(target.join(' '));
    return { verb, operationId, ...parts };
  })
  .pipe(orderButtonSchema.extend({ verb: z.enum(ROW_ACTIONS, OUT_OF_DATE) }))
  .transform((seen) => ({
    ...seen,
    operationId: operationIdOf(seen.operationId, { ...seen, action: seen.verb }),
  }));

const STORED: Record<(typeof ORDER_FIELDS)[OrderField]['kind'], z.ZodType> = {
  count: z.coerce.number(),
  date: z.string(),
  line: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  window: z.string(),
  lines: z.string(),
  instant: z.string(),
  user: z.string(),
  status: z.enum(['ONGOING', 'DELIVERED']),
};

/** PostgreSQL and SQLite return numbers in different types from raw SQL. */
export const storedFields = Object.fromEntries(
  FIELD_KEYS.map((field) => {
    const { kind, required } = ORDER_FIELDS[field];
    return [field, required ? STORED[kind] : STORED[kind].nullable()];
  }),
) as unknown as { [F in OrderField]: z.ZodType<FieldValue<F>> };
