import { ColumnHead } from '@/components/ui/column-head';
import { calendarDate, describeDate, formatTime } from '@/lib/dates';
import type { LogPage } from '@/lib/log/list';
import { ActionWord } from './action-word';
import { ChangeList } from './change-list';
import { PAST_LINKS_LOOK, PastOrderLink } from './past-order-link';

const COLUMNS = ['Time', 'Who', 'Action', 'Order ID', 'What changed'];

/** Log entries grouped by day: a table on wide screens, a timeline on narrow ones. */
export function LogTable({
  entries,
  now,
  timeZone,
}: {
  entries: LogPage['entries'];
  now: Date;
  timeZone: string;
}) {
  const today = calendarDate(now, timeZone);
  return (
    <table
      role="table"
      aria-label="Logs"
      className={`w-full text-sm max-md:block ${PAST_LINKS_LOOK}`}
    >
      <thead role="rowgroup" className="sticky top-0 z-20 bg-page max-md:hidden">
        <tr role="row" className="text-left text-muted">
          {COLUMNS.map((name) => (
            <ColumnHead key={name}>{name}</ColumnHead>
          ))}
        </tr>
      </thead>
      {byDay(entries, timeZone).map(([day, ofDay]) => (
        <tbody key={day} role="rowgroup" className="max-md:block">
          <tr role="row" className="max-md:block">
            <th
              role="rowheader"
              scope="rowgroup"
              colSpan={COLUMNS.length}
              className="bg-tint px-2 py-1.5 text-left font-medium max-md:block max-md:rounded-sm"
            >
              <time dateTime={day}>{describeDate(day, today)}</time>
            </th>
          </tr>
          {ofDay.map((entry) => (
            <LogRow key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function LogRow({ entry, timeZone }: { entry: LogPage['entries'][number]; timeZone: string }) {
  const cell = 'md:px-2 md:py-2';
  return (
    <tr
      role="row"
      className="border-b border-line align-top max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-2 max-md:gap-y-1 max-md:py-3"
    >
      <td role="cell" className={`${cell} whitespace-nowrap text-muted tabular-nums`}>
        <time dateTime={entry.at.toISOString()}>{formatTime(entry.at, timeZone)}</time>
      </td>
      <td role="cell" className={`${cell} break-words`}>
        {entry.actorName}
      </td>
      <td role="cell" className={cell}>
        <ActionWord action={entry.action} />
      </td>
      <td
        role="cell"
        className={`${cell} break-all tabular-nums`}
        title={entry.orderDbId ?? undefined}
      >
        {entry.orderExists ? (
          <a
            className="font-medium text-accent hover:underline"
            href={`/orders/${entry.orderDbId}`}
          >
            {entry.orderId}
          </a>
        ) : (
          <>
            {entry.orderId} <span className="whitespace-nowrap text-muted">(deleted)</span>
          </>
        )}
      </td>
      <td role="cell" className={`${cell} max-md:w-full md:w-[45%]`}>
        <ChangeList action={entry.action} changes={entry.changes} />
        <PastOrderLink entry={entry} />
      </td>
    </tr>
  );
}

/** Neighbouring entries of one calendar day, in their order. */
function byDay(
  entries: LogPage['entries'],
  timeZone: string,
): [day: string, entries: LogPage['entries']][] {
  const days = new Map<string, LogPage['entries']>();
  for (const entry of entries) {
    const day = calendarDate(entry.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
