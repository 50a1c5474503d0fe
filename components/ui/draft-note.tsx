import { calendarDate, formatDate, formatTime } from '@/lib/dates';
import { Button } from './button';

/** Tells that what was typed before is back, and lets it be thrown away. `typedAt` is a time of ISO 8601. */
export function DraftNote({ typedAt, onDiscard }: { typedAt: string; onDiscard: () => void }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-md border border-line bg-tint py-1 pr-1 pl-3 text-sm">
      <p className="py-1.5">What you typed {timeOf(typedAt)} and did not save is back.</p>
      <Button look="quiet" onClick={onDiscard}>
        Discard it
      </Button>
    </div>
  );
}

/** When it was on the clock of this device, which is where it was typed. */
function timeOf(typedAt: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const [then, now] = [new Date(typedAt), new Date()];
  const [date, today] = [calendarDate(then, timeZone), calendarDate(now, timeZone)];
  const time = `at ${formatTime(then, timeZone)}`;
  return date === today ? time : `on ${formatDate(date)} ${time}`;
}
