import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { pastOrderPath } from './past-order-link';

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
      aria-label="Entries of this order"
      className="mt-6 flex flex-wrap justify-between gap-2 print:hidden"
    >
      {previous === null ? (
        <span />
      ) : (
        <a className={buttonClass()} href={pastOrderPath(id, previous)}>
          <Icon name="left" /> Earlier entry
        </a>
      )}
      {next === null ? null : (
        <a className={buttonClass()} href={pastOrderPath(id, next)}>
          Later entry <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
