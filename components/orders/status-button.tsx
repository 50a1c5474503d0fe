import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { rowActionButtons } from '@/lib/orders/messages';
import type { OrderStatus } from '@/lib/orders/status';
import type { OrderTarget } from '@/lib/orders/order-target';

export function TargetFields({
  target,
  operationId,
}: {
  target: { [K in keyof OrderTarget]: string | number };
  operationId: string;
}) {
  return (
    <>
      <input type="hidden" name="id" value={target.id} />
      <input type="hidden" name="version" value={target.version} />
      <input type="hidden" name="orderId" value={target.orderId} />
      <input type="hidden" name="operationId" value={operationId} />
    </>
  );
}

/** Has its own form, so that it works without JavaScript. */
export function StatusButton({
  target,
  operationId,
  status,
  markDelivered,
  reopen,
}: {
  target: OrderTarget;
  operationId: string;
  status: OrderStatus;
  markDelivered: ButtonAction;
  reopen: ButtonAction;
}) {
  const isOngoing = status === 'ONGOING';
  return (
    <ActionForm action={isOngoing ? markDelivered : reopen}>
      <TargetFields {...{ target, operationId }} />
      <button
        type="submit"
        className={buttonClass({ look: isOngoing ? 'primary' : 'quiet', className: 'w-full' })}
      >
        <Icon name={isOngoing ? 'check' : 'reopen'} />{' '}
        {rowActionButtons[isOngoing ? 'markDelivered' : 'reopen']}{' '}
        <span className="sr-only">{target.orderId}</span>
      </button>
    </ActionForm>
  );
}
