import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { rowActionButtons } from '@/lib/orders/messages';
import type { OrderStatus } from '@/lib/orders/status';
import type { OrderTarget } from '@/lib/orders/order-target';

export function TargetFields({
  target,
}: {
  target: { [K in keyof OrderTarget]: string | number };
}) {
  return (
    <>
      <input type="hidden" name="id" value={target.id} />
      <input type="hidden" name="version" value={target.version} />
      <input type="hidden" name="orderId" value={target.orderId} />
      <input type="hidden" name="operationId" value={target.operationId} />
    </>
  );
}

/** Has its own form, so that it works without JavaScript. */
export function StatusButton({
  target,
  status,
  markDelivered,
  reopen,
}: {
  target: OrderTarget;
  status: OrderStatus;
  markDelivered: ButtonAction;
  reopen: ButtonAction;
}) {
  const isOngoing = status === 'ONGOING';
  return (
    <ActionForm action={isOngoing ? markDelivered : reopen}>
      <TargetFields target={target} />
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
