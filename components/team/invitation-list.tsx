import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { ButtonText } from '@/components/ui/button-text';
import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import { ROLES } from '@/lib/auth/roles';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/invitations/messages';
import type { OpenInvitation } from '@/lib/team/invitations/queries';

export function InvitationList({
  invitations,
  timeZone,
  revoke,
  newOperationId,
}: {
  invitations: OpenInvitation[];
  timeZone: string;
  revoke: ButtonAction;
  newOperationId: () => string;
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {invitations.map(({ id, name, role, expires }) => (
        <li key={id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 py-2">
          <div className="min-w-0 flex-1 basis-48">
            <p className="break-words">
              <bdi>{name ?? messages.unnamed}</bdi>
            </p>
            <p className="text-sm text-muted">
              <Sentence
                text={messages.roleAndExpiry}
                parts={{
                  role: ROLES[role].name,
                  expires: <Instant instant={expires} timeZone={timeZone} />,
                }}
              />
            </p>
          </div>
          <ActionForm action={revoke}>
            <input type="hidden" name="operationId" value={newOperationId()} />
            <input type="hidden" name="id" value={id} />
            <button type="submit" className={buttonClass()}>
              <ButtonText {...messages.revokeButton({ name, role: ROLES[role].withArticle })} />
            </button>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
