import { ColumnHead } from '@/components/ui/column-head';
import * as messages from '@/lib/team/messages';
import type { ListedMember } from '@/lib/team/queries';
import type { MemberContext } from './member-controls';
import { MemberRow } from './member-row';

/** One markup for table and cards, so the explicit roles hold in both. */
export function MemberTable({ members, ...context }: { members: ListedMember[] } & MemberContext) {
  return (
    <table role="table" aria-label={messages.membersTitle} className="w-full text-sm max-lg:block">
      <thead role="rowgroup" className="text-left text-muted max-lg:hidden">
        <tr role="row">
          {messages.memberColumns.map((head) => (
            <ColumnHead key={head}>{head}</ColumnHead>
          ))}
          <ColumnHead>
            <span className="sr-only">{messages.controlsColumn}</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        className="max-lg:grid max-lg:gap-3 sm:max-lg:grid-cols-2 lg:[&_td]:border-b lg:[&_td]:border-line lg:[&_td]:px-2 lg:[&_td]:py-1.5"
      >
        {members.map((member) => (
          <MemberRow key={member.id} member={member} context={context} />
        ))}
      </tbody>
    </table>
  );
}
