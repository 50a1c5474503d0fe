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
  'changeTimeWindow',
  'assign',
  'export',
  'labels',
] as const satisfies readonly BulkKind[];

/** Shown while a row is selected: at the bottom of the screen, above the navigation bar on phones. */
export function BulkBar({
  listPath,
  shown,
  total,
  isLeast,
  hasCouriers,
}: {
  /** The URL of the list; another one clears the selection. */
  listPath: string;
  /** Orders on this page, and on all pages. */
  shown: number;
  total: number;
  /** Whether there may be more than the total. */
  isLeast: boolean;
  /** Without couriers, orders can't be assigned. */
  hasCouriers: boolean;
}) {
  const kinds = KINDS.filter((kind) => hasCouriers || kind !== 'assign');
  const matching = isLeast || total > shown ? formatCount(total, isLeast) : null;
  return (
    <section aria-label={messages.bulkActionsLabel} className="bulk-bar">
      <div>
        <Selection listPath={listPath} matching={matching} />
        {matching ? (
          <label className="hidden min-h-11 items-center gap-2 noscript:flex">
            <input type="checkbox" name={MATCHING_FIELD} className="size-5 accent-accent" />
            {messages.allMatching(matching)}
          </label>
        ) : null}
      </div>
      <div>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="submit"
            name={BULK_ACTION_FIELD}
            value={kind}
            className={buttonClass()}
          >
            {messages.BULK_ACTION_NAMES[kind]}
          </button>
        ))}
      </div>
    </section>
  );
}
