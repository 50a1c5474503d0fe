import * as messages from '@/lib/team/messages';

export type MemberAction = keyof typeof messages.confirmations;

const PATHS: Record<MemberAction, string> = { deactivate: 'deactivate', handOver: 'hand-over' };

export type Confirmation = {
  kind: MemberAction;
  memberId: string;
  name: string;
  operationId: string;
  /** Orders that stay assigned to the member. */
  ongoing: number;
};

export function confirmationPath(kind: MemberAction, memberId: string): string {
  return `/team/${memberId}/${PATHS[kind]}`;
}

export function MemberFields({
  memberId,
  operationId,
}: Pick<Confirmation, 'memberId' | 'operationId'>) {
  return (
    <>
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="memberId" value={memberId} />
    </>
  );
}

export function UnreassignedOrders({
  memberId,
  ongoing,
}: Pick<Confirmation, 'memberId' | 'ongoing'>) {
  const left = messages.unreassignedOrders(memberId, ongoing);
  if (!left) return null;
  return (
    <p className="mt-2">
      {left.text}{' '}
      <a href={left.link.href} className="font-medium text-accent underline">
        {left.link.text}
      </a>
    </p>
  );
}
