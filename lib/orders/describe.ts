import { calendarDate, formatDate, formatInstant, formatTime } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { DEFAULT_REASONS, OTHER_REASON } from './attempt';
import { ORDER_FIELDS, type OrderField } from './fields';
import { attemptsWith } from './messages';
import type { OrderState } from './order';
import { describeWindow } from './time-window';
import { STATUS_NAMES, type OrderStatus } from './status';

/** Instants are in UTC, and say so, unless a time zone is given. */
export function describeField(
  field: OrderField,
  value: string | number,
  timeZone?: string,
): string {
  const text = String(value);
  switch (ORDER_FIELDS[field].kind) {
    case 'count':
      return formatNumber(Number(value));
    case 'date':
      return formatDate(text);
    case 'instant':
      return timeZone
        ? formatInstant(new Date(text), timeZone)
        : `${formatInstant(new Date(text), 'UTC')} UTC`;
    case 'status':
      return STATUS_NAMES[text as OrderStatus] ?? text;
    case 'window':
      return describeWindow(text);
    case 'line':
    case 'lines':
    case 'address':
    case 'phone':
    case 'email':
    case 'user':
      return text;
  }
}

/** "1 attempt, nobody home, 14:05", with the date unless it was today; null without an attempt. */
export function describeAttempts(
  {
    attempts,
    attemptReason,
    attemptedAt,
  }: Pick<OrderState, 'attempts' | 'attemptReason' | 'attemptedAt'>,
  { today, timeZone }: { today: string | null; timeZone: string },
): string | null {
  if (attempts === null) return null;
  const at = attemptedAt === null ? null : new Date(attemptedAt);
  const isToday = at !== null && calendarDate(at, timeZone) === today;
  const time = at && (isToday ? formatTime(at, timeZone) : formatInstant(at, timeZone));
  const reason = attemptReason && inSentence(attemptReason);
  return attemptsWith(
    attempts,
    [reason, time].filter((detail) => detail !== null),
  );
}

/** An owner's own reasons stay as they are: they may begin with a name. */
function inSentence(reason: string): string {
  const isOurs = [...DEFAULT_REASONS, OTHER_REASON].includes(reason);
  return isOurs ? reason[0]!.toLowerCase() + reason.slice(1) : reason;
}
