import { Sentence } from '@/components/ui/sentence';
import type { LogLine } from '@/lib/audit-log/list/describe';
import { DEFAULT_LOG_PARAMS } from '@/lib/audit-log/list/params';
import { logListPath } from '@/lib/audit-log/list/url';
import * as messages from '@/lib/audit-log/messages';
import { bulkActionPath } from '@/lib/bulk/paths';
import { formatTime } from '@/lib/dates';
import { ActionWord } from './action-word';
import { PastOrderLink, UndoLink } from './entry-links';
import { ShownChanges } from './shown-changes';

export function LogRow({
  line,
  timeZone,
  mayUndo,
}: {
  line: LogLine;
  timeZone: string;
  mayUndo: boolean;
}) {
  const { seq, at, action, undoes, takenOver, group, id, version, orderId = '' } = line;
  return (
    <tr role="row">
      <td role="cell" className="time">
        <time dateTime={at}>{formatTime(new Date(at), timeZone)}</time>
      </td>
      <td role="cell" className="who">
        <bdi>{line.who}</bdi>
      </td>
      <td role="cell">
        <ActionWord action={action} undoes={undoes ?? null} takenOver={takenOver ?? null} />
      </td>
      <td role="cell" className="order" title={id}>
        {group ? (
          <a href={logListPath({ ...DEFAULT_LOG_PARAMS, group: group.id })}>
            {messages.orders(group.size)}
          </a>
        ) : (
          <OrderLink line={line} />
        )}
      </td>
      <td role="cell" className="what">
        <ShownChanges changes={line.changes} />
        {group ? (
          <a href={bulkActionPath(group.id)} className="past">
            <Sentence
              text={messages.resultLink}
              parts={{ ofAction: <span className="sr-only">{messages.ofBulkAction(action)}</span> }}
            />
          </a>
        ) : (
          <span>
            {id !== undefined && version !== undefined ? (
              <>
                <PastOrderLink {...{ id, version, seq }} />
                {mayUndo ? <UndoLink {...{ id, version, action, orderId }} /> : null}
              </>
            ) : null}
          </span>
        )}
      </td>
    </tr>
  );
}

function OrderLink({ line: { id, orderId, isDeleted } }: { line: LogLine }) {
  if (orderId === undefined) return null;
  const name = <bdi>{orderId}</bdi>;
  // An entry migrated from another system has no order here.
  if (id === undefined) return name;
  return isDeleted ? (
    <>
      {name} <span>{messages.deletedMark}</span>
    </>
  ) : (
    <a href={`/orders/${id}`}>{name}</a>
  );
}
