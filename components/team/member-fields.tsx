import type { Confirmation } from './confirmations';

export function MemberFields({
  confirmation,
}: {
  confirmation: Pick<Confirmation, 'memberId' | 'operationId'>;
}) {
  return (
    <>
      <input type="hidden" name="operationId" value={confirmation.operationId} />
      <input type="hidden" name="memberId" value={confirmation.memberId} />
    </>
  );
}
