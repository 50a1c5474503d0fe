import { buttonClass } from '@/components/ui/button';
import type { BulkKind } from '@/lib/bulk/bulk-action';
import { BULK_ACTION_FIELD } from '@/lib/bulk/form-fields';
import { formatCount } from '@/lib/numbers';
import { Selection } from './selection';
import { MATCHING } from './selection-fields';

const BUTTONS: [verb: Exclude<BulkKind, 'undo'>, name: string][] = [
  ['markDelivered', 'Mark delivered'],
  ['reopen', 'Reopen'],
  ['delete', 'Delete'],
  ['changeDeliveryDate', 'Change delivery date'],
  ['assign', 'Assign courier'],
  ['export', 'Export'],
  ['labels', 'Print labels'],
];

/**
 * What can be done to the rows that are ticked; there as soon as one is. It stands under the list and stays in sight, above
 * the bar of pages on phones.
 */
export function BulkBar({
  listed,
  shown,
  total,
  hasCouriers,
}: {
  /** Where the list is: with another one, nothing is selected any more. */
  listed: string;
  /** How many orders stand on this page, and on all. */
  shown: number;
  total: number;
  /** Whether there is somebody to assign them to, or to take them from. */
  hasCouriers: boolean;
}) {
  const buttons = BUTTONS.filter(([verb]) => hasCouriers || verb !== 'assign');
  const matching = total > shown ? formatCount(total) : null;
  return (
    <section
      aria-label="Bulk actions"
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 mt-2 hidden rounded-md border border-line-strong bg-raised px-3 py-1.5 text-sm shadow-lg in-[form:has([name=select]:checked:enabled)]:block md:bottom-2 xl:items-center xl:gap-x-4 xl:in-[form:has([name=select]:checked:enabled)]:flex print:hidden"
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 xl:grow md:pointer-fine:min-h-9">
        <Selection listed={listed} matching={matching} />
        {matching ? (
          <label className="hidden min-h-11 items-center gap-2 noscript:flex">
            <input type="checkbox" name={MATCHING} className="size-5 accent-accent" />
            All {matching} matching
          </label>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2 py-1">
        {buttons.map(([verb, name]) => (
          <button key={verb} type="submit" name={BULK_ACTION_FIELD} value={verb} className={LOOK}>
            {name}
          </button>
        ))}
      </div>
    </section>
  );
}

const LOOK = buttonClass({ className: 'max-md:px-3' });
