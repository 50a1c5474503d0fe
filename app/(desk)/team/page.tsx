import { Main } from '@/components/shell/main';
import { InvitationList } from '@/components/team/invitation-list';
import { InviteForm } from '@/components/team/invite-form';
import { MemberConfirmDialog } from '@/components/team/member-confirm-dialog';
import { MemberTable } from '@/components/team/member-table';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import * as invitationMessages from '@/lib/team/invitations/messages';
import { listInvitations } from '@/lib/team/invitations/queries';
import * as messages from '@/lib/team/messages';
import { listMembers } from '@/lib/team/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import {
  changeRoleAction,
  deactivateAction,
  handOverAction,
  inviteAction,
  reactivateAction,
  revokeInvitationAction,
} from './actions';

export const generateMetadata = titleFor(messages.teamTitle, 'team.manage');

export default pageOrNotFound(async function TeamPage() {
  const actor = await requirePermission('team.manage');
  const { timeZone } = actor;
  const now = new Date();
  const [members, invitations] = await Promise.all([
    listMembers(actor),
    listInvitations(actor, now),
  ]);
  const ongoing = await countOngoingByCourier(
    actor,
    members.map(({ id }) => id),
  );
  return (
    <Main>
      <PageHeading title={messages.teamTitle} />
      <section aria-labelledby="invite" className="max-w-[560px]">
        <h2 id="invite" className="font-semibold">
          {invitationMessages.inviteTitle}
        </h2>
        <p className="mb-4 text-sm text-muted">{invitationMessages.inviteText}</p>
        <InviteForm action={inviteAction} operationId={newId()} />
      </section>
      {invitations.length > 0 ? (
        <section aria-labelledby="invitations" className="mt-10 max-w-[560px]">
          <h2 id="invitations" className="mb-3 font-semibold">
            {invitationMessages.openTitle}
          </h2>
          <InvitationList
            invitations={invitations}
            timeZone={timeZone}
            revoke={revokeInvitationAction}
            newOperationId={newId}
          />
        </section>
      ) : null}
      <section aria-labelledby="members" className="mt-10">
        <h2 id="members" className="mb-3 font-semibold">
          {messages.membersTitle}
        </h2>
        <MemberConfirmDialog actions={{ deactivate: deactivateAction, handOver: handOverAction }}>
          <MemberTable
            members={members}
            ownId={actor.userId}
            ongoing={ongoing}
            now={now}
            timeZone={timeZone}
            newOperationId={newId}
            changeRole={changeRoleAction}
            reactivate={reactivateAction}
          />
        </MemberConfirmDialog>
      </section>
    </Main>
  );
});
