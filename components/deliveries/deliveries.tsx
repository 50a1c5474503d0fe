import { ActionForm } from '@/components/ui/action-form';
import type { ButtonAction } from '@/lib/forms/form-state';
import { roundsOf, type Delivery } from '@/lib/deliveries/delivery';
import type { Done } from '@/lib/deliveries/queries';
import { DoneList } from './done-list';
import { KeepRow } from './keep-row';
import { RoundSection } from './round-section';

/**
 * All deliveries of a courier: today's, what is overdue, those of later days, and what was delivered today. One form
 * around them takes their buttons, each of which says by its value what it does to which order.
 */
export function Deliveries({
  ongoing,
  done,
  today,
  timeZone,
  newOperationId,
  action,
}: {
  ongoing: Delivery[];
  done: Done[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  newOperationId: () => string;
  /** Takes what a button sends (`rowButtonSchema`). */
  action: ButtonAction;
}) {
  const rounds = roundsOf(ongoing, today);
  const isDue = rounds.some(({ date }) => date === null || date === today);
  return (
    <ActionForm action={action}>
      {rounds.length > 0 && !isDue ? (
        <p className="mb-6 text-muted">Nothing to deliver today.</p>
      ) : null}
      {rounds.map((round) => (
        <RoundSection key={round.date ?? 'overdue'} {...{ round, today, newOperationId }} />
      ))}
      {done.length > 0 ? <DoneList {...{ done, timeZone, newOperationId }} /> : null}
      <KeepRow />
    </ActionForm>
  );
}
