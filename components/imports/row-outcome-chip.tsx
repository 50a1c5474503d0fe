import { clsx } from 'clsx';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icons';
import type { RowOutcome } from '@/lib/imports/import';
import { rowOutcomeName } from '@/lib/imports/messages';
import type { RefusalCode } from '@/lib/errors';

const LOOKS: Record<RowOutcome, [icon: IconName, look: string]> = {
  create: ['plus', 'bg-delivered-tint text-delivered'],
  update: ['pencil', 'bg-accent-tint text-accent'],
  identical: ['check', 'bg-tint text-muted'],
  conflict: ['user', 'bg-ongoing-tint text-ongoing'],
  error: ['alert', 'bg-danger-tint text-danger'],
  leftOut: ['close', 'bg-tint text-muted'],
};

export function RowOutcomeChip({
  outcome,
  refusal,
  isDone,
}: {
  outcome: RowOutcome;
  refusal: RefusalCode | null;
  isDone: boolean;
}) {
  const [icon, look] = LOOKS[refusal ? 'conflict' : outcome];
  return (
    <span className={clsx('chip whitespace-nowrap', look)}>
      <Icon name={icon} />
      {rowOutcomeName({ outcome, refusal }, isDone)}
    </span>
  );
}
