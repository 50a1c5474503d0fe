import { BulkResults } from '@/components/bulk/bulk-results';
import type { Actor } from '@/lib/auth/actor';
import { describeReasons, describeResult } from '@/lib/bulk/describe';
import { bulkActionPath } from '@/lib/bulk/paths';
import { reasonsOf } from '@/lib/bulk/preview';
import { countResults, bulkResults, type BulkAction } from '@/lib/bulk/queries';
import type { RunState } from '@/lib/jobs/progress';
import { BulkControls } from './bulk-controls';

const PAGE_SIZE = 100;

/** Progress and, once the action stops, the result of each order. */
export async function ResultView({
  actor,
  bulkAction,
  state,
  list,
  after,
}: {
  actor: Actor;
  bulkAction: BulkAction;
  state: RunState;
  list: string;
  after: number;
}) {
  const { id, handled } = bulkAction;
  const controls = <BulkControls {...{ bulkAction, state, list }} />;
  if (state === 'running') return controls;
  const [counts, left, results] = await Promise.all([
    countResults(actor, id),
    bulkResults(actor, id, { size: PAGE_SIZE, refusedOnly: true }),
    bulkResults(actor, id, { after, size: PAGE_SIZE, refusedOnly: false }),
  ]);
  const last = results.at(-1)?.position ?? 0;
  const pathAt = (place: number) => bulkActionPath(id, list, place);
  return (
    <>
      {controls}
      <BulkResults
        reasons={describeReasons(reasonsOf(left, counts))}
        results={results.map(describeResult)}
        first={results[0]?.position ?? 0}
        {...{ last, handled }}
        earlier={after > 0 ? pathAt(Math.max(0, after - PAGE_SIZE)) : null}
        later={last < handled ? pathAt(last) : null}
      />
    </>
  );
}
