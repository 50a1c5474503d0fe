import type { Asked } from './questions';

/** The fields that say to whom it is to be done. */
export function AskedFields({ asked }: { asked: Pick<Asked, 'memberId' | 'operationId'> }) {
  return (
    <>
      <input type="hidden" name="operationId" value={asked.operationId} />
      <input type="hidden" name="memberId" value={asked.memberId} />
    </>
  );
}
