import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { addDays, describeDate, isCalendarDate } from '@/lib/dates';
import * as messages from '@/lib/orders/rounds/messages';
import { onDate } from '@/lib/orders/rounds/paths';

/** Today and later days. */
export function RoundDays({ path, date, today }: { path: string; date: string; today: string }) {
  const [before, after] = [addDays(date, -1), addDays(date, 1)];
  const style = buttonClass({ look: 'quiet', size: 'icon' });
  return (
    <nav aria-label={messages.daysLabel} className="mb-2 flex items-center gap-1">
      {date > today ? (
        <a href={onDate(path, before, today)} aria-label={messages.previousDay} className={style}>
          <Icon name="left" />
        </a>
      ) : null}
      <time dateTime={date} className="pr-1 font-semibold">
        {describeDate(date, today)}
      </time>
      {isCalendarDate(after) ? (
        <a href={onDate(path, after, today)} aria-label={messages.nextDay} className={style}>
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
