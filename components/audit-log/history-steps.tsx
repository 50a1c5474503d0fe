import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { pastOrderPath } from './past-order-link';

/** The way to the entries before and after this one in the history of the same order. */
export function HistorySteps({
  id,
  previous,
  next,
}: {
  id: string;
  /** The versions that those entries made. */
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
