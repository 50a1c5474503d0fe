import { bulkActionPath } from '@/lib/bulk/paths';
import { commonChanges } from '@/lib/audit-log/common-changes';
import type { ListedRow } from '@/lib/audit-log/list/rows';
import { ChangeList } from './change-list';

export function BulkChanges({ line }: { line: ListedRow }) {
  return (
    <>
      <ChangeList action={line.action} changes={commonChanges(line)} />
      <a href={bulkActionPath(line.groupId ?? '')} className="past">
        Result <span className="sr-only">of the bulk action: {line.action}</span>
      </a>
    </>
  );
}
