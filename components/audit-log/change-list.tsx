import type { Action, Changes } from '@/lib/audit-log/actions';
import { shownChanges } from '@/lib/audit-log/describe';
import { ShownChanges } from './shown-changes';

export function ChangeList({
  action,
  changes,
  timeZone,
}: {
  action: Action;
  changes: Changes;
  timeZone: string;
}) {
  return <ShownChanges changes={shownChanges(action, changes, timeZone)} />;
}
