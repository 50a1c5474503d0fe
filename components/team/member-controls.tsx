import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { Member } from '@/lib/team/member';
import { AskedFields } from './asked-fields';
import { questionPath, type Asked, type Question } from './questions';

/** What is the same for every row. */
export type MemberContext = {
  /** The user who looks at the list. */
  ownId: string;
  /** How many ongoing orders members have, by their ids. */
  ongoing: ReadonlyMap<string, number>;
  now: Date;
  timeZone: string;
  newOperationId: () => string;
  changeRole: ButtonAction;
  reactivate: ButtonAction;
};

/** What can be done about another member. */
export function MemberControls({ member, context }: { member: Member; context: MemberContext }) {
  const { id: memberId, name, active, role } = member;
  if (!active) {
    return (
      <ActionForm action={context.reactivate}>
        <AskedFields asked={{ memberId, operationId: context.newOperationId() }} />
        <button type="submit" className={buttonClass()}>
          Reactivate <span className="sr-only">{name}</span>
        </button>
      </ActionForm>
    );
  }
  const ask = (question: Question): Asked => ({
    question,
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
        <QuestionLink asked={ask('handOver')} text="Hand over" more={`to ${name}`} />
      )}
      <QuestionLink asked={ask('deactivate')} text="Deactivate" more={name} />
    </span>
  );
}

function QuestionLink({ asked, text, more }: { asked: Asked; text: string; more: string }) {
  return (
    <a
      href={questionPath(asked.question, asked.memberId)}
      data-ask={JSON.stringify(asked)}
      className={buttonClass()}
    >
      {text} <span className="sr-only">{more}</span>
    </a>
  );
}
