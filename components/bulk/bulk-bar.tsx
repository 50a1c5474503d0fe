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

/** Shown while a row is selected: at the bottom of the screen, above the navigation bar on phones. */
export function BulkBar({
  listPath,
  shown,
  total,
  hasCouriers,
}: {
  /** The URL of the list; another one clears the selection. */
  listPath: string;
  /** Orders on this page, and on all pages. */
  shown: number;
  total: number;
  /** Without couriers, orders can't be assigned. */
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
        <Selection listPath={listPath} matching={matching} />
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
