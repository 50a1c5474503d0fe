import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import * as messages from '@/lib/audit-log/messages';
import { pastOrderPath } from '@/lib/audit-log/paths';

export function HistorySteps({
  id,
  previous,
  next,
}: {
  id: string;
  previous: number | null;
  next: number | null;
}) {
  return (
    <nav
      aria-label={messages.historyLabel}
      className="mt-6 flex flex-wrap justify-between gap-2 print:hidden"
    >
      {previous === null ? (
        <span />
      ) : (
        <a className={buttonClass()} href={pastOrderPath(id, previous)}>
          <Icon name="left" /> {messages.earlierEntry}
        </a>
      )}
      {next === null ? null : (
        <a className={buttonClass()} href={pastOrderPath(id, next)}>
          {messages.laterEntry} <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
