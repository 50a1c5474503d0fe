import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { ButtonText } from '@/components/ui/button-text';
import { ROLES } from '@/lib/auth/roles';
import type { ButtonAction } from '@/lib/forms/form-state';
import { roundOfLink } from '@/lib/orders/rounds/messages';
import { roundPath } from '@/lib/orders/rounds/paths';
import * as messages from '@/lib/team/messages';
import type { Member } from '@/lib/team/queries';
import {
  confirmationPath,
  MemberFields,
  type Confirmation,
  type MemberAction,
} from './confirmation';

export type MemberContext = {
  ownId: string;
  /** By member ID. */
  ongoing: ReadonlyMap<string, number>;
  now: Date;
  timeZone: string;
  newOperationId: () => string;
  changeRole: ButtonAction;
  reactivate: ButtonAction;
};

export function MemberControls({ member, context }: { member: Member; context: MemberContext }) {
  const { id: memberId, name, active, role } = member;
  if (!active) {
    return (
      <ActionForm action={context.reactivate}>
        <MemberFields memberId={memberId} operationId={context.newOperationId()} />
        <button type="submit" className={buttonClass()}>
          <ButtonText {...messages.reactivateButton(name)} />
        </button>
      </ActionForm>
    );
  }
  const ask = (kind: MemberAction): Confirmation => ({
    kind,
    memberId,
    name,
    operationId: context.newOperationId(),
    ongoing: context.ongoing.get(memberId) ?? 0,
  });
  return (
    <span className="flex flex-wrap gap-2">
      {ROLES[role].delivers ? (
        <a href={roundPath(memberId)} className={buttonClass()}>
          <ButtonText {...roundOfLink(name)} />
        </a>
      ) : null}
      <a href={`/team/${memberId}/password`} className={buttonClass()}>
        <ButtonText {...messages.resetPasswordButton(name)} />
      </a>
      {role === 'OWNER' ? null : (
        <ConfirmLink confirmation={ask('handOver')}>
          <ButtonText {...messages.handOverButton(name)} />
        </ConfirmLink>
      )}
      <ConfirmLink confirmation={ask('deactivate')}>
        <ButtonText {...messages.deactivateButton(name)} />
      </ConfirmLink>
    </span>
  );
}

function ConfirmLink({
  confirmation,
  children,
}: {
  confirmation: Confirmation;
  children: ReactNode;
}) {
  return (
    <a
      href={confirmationPath(confirmation.kind, confirmation.memberId)}
      data-ask={JSON.stringify(confirmation)}
      className={buttonClass()}
    >
      {children}
    </a>
  );
}
