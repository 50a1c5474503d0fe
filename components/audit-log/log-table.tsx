import { ColumnHead } from '@/components/ui/column-head';
import { calendarDate, describeDate } from '@/lib/dates';
import type { LogLine } from '@/lib/audit-log/list/describe';
import * as messages from '@/lib/audit-log/messages';
import { LogRow } from './log-row';

export function LogTable({
  lines,
  today,
  timeZone,
  mayUndo,
}: {
  lines: readonly LogLine[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  mayUndo: boolean;
}) {
  return (
    <table role="table" aria-label={messages.logsTitle} className="log-table">
      <thead role="rowgroup">
        <tr role="row">
          {messages.COLUMNS.map((name) => (
            <ColumnHead key={name}>{name}</ColumnHead>
          ))}
        </tr>
      </thead>
      {[...byDay(lines, timeZone)].map(([day, ofDay]) => (
        <tbody key={day} role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="rowgroup" colSpan={messages.COLUMNS.length}>
              <time dateTime={day}>{describeDate(day, today)}</time>
            </th>
          </tr>
          {ofDay.map((line) => (
            <LogRow key={line.seq} {...{ line, timeZone, mayUndo }} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function byDay(lines: readonly LogLine[], timeZone: string): Map<string, LogLine[]> {
  const days = new Map<string, LogLine[]>();
  for (const line of lines) {
    const day = calendarDate(new Date(line.at), timeZone);
    const ofDay = days.get(day) ?? [];
    days.set(day, ofDay);
    ofDay.push(line);
  }
  return days;
}
