import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { Member } from '@/lib/team/member';
import { MemberFields } from './member-fields';
import { confirmationPath, type Confirmation, type MemberAction } from './confirmations';

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
        <MemberFields confirmation={{ memberId, operationId: context.newOperationId() }} />
        <button type="submit" className={buttonClass()}>
          Reactivate <span className="sr-only">{name}</span>
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
      <a href={`/team/${memberId}/password`} className={buttonClass()}>
        Reset password <span className="sr-only">of {name}</span>
      </a>
      {role === 'OWNER' ? null : (
        <ConfirmLink confirmation={ask('handOver')} text="Hand over" more={`to ${name}`} />
      )}
      <ConfirmLink confirmation={ask('deactivate')} text="Deactivate" more={name} />
    </span>
  );
}

function ConfirmLink({
  confirmation,
  text,
  more,
}: {
  confirmation: Confirmation;
  text: string;
  more: string;
}) {
  return (
    <a
      href={confirmationPath(confirmation.kind, confirmation.memberId)}
      data-ask={JSON.stringify(confirmation)}
      className={buttonClass()}
    >
      {text} <span className="sr-only">{more}</span>
    </a>
  );
}
