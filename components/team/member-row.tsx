import { Icon } from '@/components/ui/icon';
import { Age } from '@/components/ui/time';
import { ROLES } from '@/lib/auth/roles';
import * as messages from '@/lib/team/messages';
import type { ListedMember } from '@/lib/team/queries';
import { MemberControls, type MemberContext } from './member-controls';
import { RoleForm } from './role-form';

export function MemberRow({ member, context }: { member: ListedMember; context: MemberContext }) {
  const { name, username, role, lastSeenAt, active } = member;
  const { ownId, now, timeZone } = context;
  return (
    <tr
      role="row"
      className="max-lg:flex max-lg:flex-col max-lg:items-start max-lg:gap-2 max-lg:rounded-md max-lg:border max-lg:border-line max-lg:p-3 max-lg:text-base"
    >
      <td role="cell" className="font-medium wrap-anywhere lg:min-w-24">
        <bdi>{name}</bdi>
        {member.id === ownId ? (
          <span className="font-normal text-muted"> {messages.you}</span>
        ) : null}
      </td>
      <td role="cell" className="wrap-anywhere text-muted lg:min-w-24">
        <bdi>{username}</bdi>
      </td>
      <td role="cell" className="max-lg:w-full">
        {active ? (
          <RoleForm
            member={member}
            action={context.changeRole}
            operationId={context.newOperationId()}
          />
        ) : (
          ROLES[role].name
        )}
      </td>
      <td role="cell" className="text-muted max-lg:text-sm lg:whitespace-nowrap">
        <span className="lg:hidden">{messages.lastSeenLabel} </span>
        {lastSeenAt ? (
          <Age instant={lastSeenAt} now={now} timeZone={timeZone} />
        ) : (
          messages.neverSeen
        )}
      </td>
      <td role="cell">
        <span className="inline-flex items-center gap-1">
          <span className={active ? 'text-delivered' : 'text-muted'}>
            <Icon name={active ? 'check' : 'lock'} size={14} />
          </span>
          {active ? messages.active : messages.deactivated}
        </span>
      </td>
      <td role="cell" className="max-lg:w-full">
        {member.id === ownId ? null : <MemberControls member={member} context={context} />}
      </td>
    </tr>
  );
}
