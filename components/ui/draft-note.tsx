import { calendarDate, formatDate, formatTime } from '@/lib/dates';
import * as messages from '@/lib/messages';
import { Button } from './button';

/** `typedAt` is an ISO 8601 time. */
export function DraftNote({ typedAt, onDiscard }: { typedAt: string; onDiscard: () => void }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-md border border-line bg-tint py-1 pr-1 pl-3 text-sm">
      <p className="py-1.5">{messages.draftRestored(timeOf(typedAt))}</p>
      <Button look="quiet" onClick={onDiscard}>
        {messages.discardDraft}
      </Button>
    </div>
  );
}

/** In the time zone of the device, where the draft was typed. */
function timeOf(typedAt: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const [then, now] = [new Date(typedAt), new Date()];
  const [date, today] = [calendarDate(then, timeZone), calendarDate(now, timeZone)];
  const time = formatTime(then, timeZone);
  return date === today ? time : `${formatDate(date)}, ${time}`;
}
