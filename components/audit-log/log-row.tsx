import { commonChanges } from '@/lib/audit-log/common-changes';
import { formatTime } from '@/lib/dates';
import { takenOverAction } from '@/lib/audit-log/describe';
import type { ListedRow } from '@/lib/audit-log/list/rows';
import { DEFAULT_LOG_PARAMS } from '@/lib/audit-log/list/params';
import { logListPath } from '@/lib/audit-log/list/url';
import * as messages from '@/lib/audit-log/messages';
import { bulkActionPath } from '@/lib/bulk/paths';
import { Sentence } from '@/components/ui/sentence';
import { ActionWord } from './action-word';
import { ChangeList } from './change-list';
import { PastOrderLink, UndoLink } from './entry-links';

export function LogRow({
  line,
  timeZone,
  mayUndo,
}: {
  line: ListedRow;
  timeZone: string;
  mayUndo: boolean;
}) {
  const cell = 'md:px-2 md:py-2';
  const isGroup = line.groupSize !== null;
  return (
    <tr
      role="row"
      className="border-b border-line align-top max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-2 max-md:gap-y-1 max-md:py-3"
    >
      <td role="cell" className={`${cell} whitespace-nowrap text-muted tabular-nums`}>
        <time dateTime={line.at.toISOString()}>{formatTime(line.at, timeZone)}</time>
      </td>
      <td role="cell" className={`${cell} break-words`}>
        <bdi>{line.actorName}</bdi>
      </td>
      <td role="cell" className={cell}>
        <ActionWord
          action={line.action}
          undoes={line.undoes}
          takenOver={takenOverAction(line.changes)}
        />
      </td>
      <td
        role="cell"
        className={`${cell} break-all tabular-nums`}
        title={isGroup ? undefined : (line.orderDbId ?? undefined)}
      >
        {isGroup ? <BulkActionLink line={line} /> : <OrderLink line={line} />}
      </td>
      <td role="cell" className={`${cell} max-md:w-full md:w-[45%]`}>
        {isGroup ? (
          <BulkChanges line={line} />
        ) : (
          <>
            <ChangeList action={line.action} changes={line.changes} />
            <span className="flex flex-wrap gap-x-4">
              <PastOrderLink entry={line} />
              {mayUndo ? <UndoLink entry={line} /> : null}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

const LINK = 'font-medium text-accent hover:underline';

function OrderLink({ line }: { line: ListedRow }) {
  // An entry migrated from another system has no order here.
  if (line.orderDbId === null) return line.orderId ? <bdi>{line.orderId}</bdi> : null;
  return line.orderExists ? (
    <a className={LINK} href={`/orders/${line.orderDbId}`}>
      <bdi>{line.orderId}</bdi>
    </a>
  ) : (
    <>
      <bdi>{line.orderId}</bdi>{' '}
      <span className="whitespace-nowrap text-muted">{messages.deletedMark}</span>
    </>
  );
}

function BulkActionLink({ line: { groupId, groupSize } }: { line: ListedRow }) {
  return (
    <a className={LINK} href={logListPath({ ...DEFAULT_LOG_PARAMS, group: groupId ?? undefined })}>
      {messages.orders(groupSize ?? 0)}
    </a>
  );
}

function BulkChanges({ line }: { line: ListedRow }) {
  return (
    <>
      <ChangeList action={line.action} changes={commonChanges(line)} />
      <a href={bulkActionPath(line.groupId ?? '')} className="past">
        <Sentence
          text={messages.resultLink}
          parts={{
            ofAction: <span className="sr-only">{messages.ofBulkAction(line.action)}</span>,
          }}
        />
      </a>
    </>
  );
}
