import { buttonClass } from '@/components/ui/button';
import type { BulkKind } from '@/lib/bulk/bulk-action';
import { BULK_ACTION_FIELD, MATCHING_FIELD } from '@/lib/bulk/form-fields';
import * as messages from '@/lib/bulk/messages';
import { formatCount } from '@/lib/numbers';
import { Selection } from './selection';

const KINDS = [
  'markDelivered',
  'reopen',
  'delete',
  'changeDeliveryDate',
  'assign',
  'export',
  'labels',
] as const satisfies readonly BulkKind[];

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
  const kinds = KINDS.filter((kind) => hasCouriers || kind !== 'assign');
  const matching = total > shown ? formatCount(total) : null;
  return (
    <section
      aria-label={messages.bulkActionsLabel}
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 mt-2 hidden rounded-md border border-line-strong bg-raised px-3 py-1.5 text-sm shadow-lg in-[form:has([name=select]:checked:enabled)]:block md:bottom-2 xl:items-center xl:gap-x-4 xl:in-[form:has([name=select]:checked:enabled)]:flex print:hidden"
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 xl:grow md:pointer-fine:min-h-9">
        <Selection listPath={listPath} matching={matching} />
        {matching ? (
          <label className="hidden min-h-11 items-center gap-2 noscript:flex">
            <input type="checkbox" name={MATCHING_FIELD} className="size-5 accent-accent" />
            {messages.allMatching(matching)}
          </label>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2 py-1">
        {kinds.map((kind) => (
          <button key={kind} type="submit" name={BULK_ACTION_FIELD} value={kind} className={LOOK}>
            {messages.BULK_ACTIONS[kind].name}
          </button>
        ))}
      </div>
    </section>
  );
}

const LOOK = buttonClass({ className: 'max-md:px-3' });
