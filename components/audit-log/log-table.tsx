import { ColumnHead } from '@/components/ui/column-head';
import { calendarDate, describeDate } from '@/lib/dates';
import type { ListedRow } from '@/lib/audit-log/list/rows';
import * as messages from '@/lib/audit-log/messages';
import { LogRow } from './log-row';
import { ENTRY_LINKS_LOOK } from './entry-links';

export function LogTable({
  lines,
  now,
  timeZone,
  mayUndo,
}: {
  lines: ListedRow[];
  now: Date;
  timeZone: string;
  mayUndo: boolean;
}) {
  const today = calendarDate(now, timeZone);
  return (
    <table
      role="table"
      aria-label={messages.logsTitle}
      className={`w-full text-sm max-md:block ${ENTRY_LINKS_LOOK}`}
    >
      <thead role="rowgroup" className="sticky top-0 z-20 bg-page max-md:hidden">
        <tr role="row" className="text-left text-muted">
          {messages.COLUMNS.map((name) => (
            <ColumnHead key={name}>{name}</ColumnHead>
          ))}
        </tr>
      </thead>
      {byDay(lines, timeZone).map(([day, ofDay]) => (
        <tbody key={day} role="rowgroup" className="max-md:block">
          <tr role="row" className="max-md:block">
            <th
              role="rowheader"
              scope="rowgroup"
              colSpan={messages.COLUMNS.length}
              className="bg-tint px-2 py-1.5 text-left font-medium max-md:block max-md:rounded-sm"
            >
              <time dateTime={day}>{describeDate(day, today)}</time>
            </th>
          </tr>
          {ofDay.map((line) => (
            <LogRow key={line.id} line={line} timeZone={timeZone} mayUndo={mayUndo} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function byDay(lines: ListedRow[], timeZone: string): [day: string, lines: ListedRow[]][] {
  const days = new Map<string, ListedRow[]>();
  for (const line of lines) {
    const day = calendarDate(line.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}
