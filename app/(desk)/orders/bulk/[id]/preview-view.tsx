import Link from 'next/link';
import { ApplyForm } from '@/components/bulk/apply-form';
import type { TypedWindow } from '@/components/bulk/window-choice';
import { BulkPreview } from '@/components/bulk/bulk-preview';
import { NoCourier } from '@/components/orders/no-courier';
import { buttonClass } from '@/components/ui/button';
import { newId } from '@/lib/db/id';
import type { Choice } from '@/lib/bulk/bulk-action';
import { describePreview } from '@/lib/bulk/describe';
import * as messages from '@/lib/bulk/messages';
import { returnPath } from '@/lib/bulk/url';
import type { Preview } from '@/lib/bulk/preview';
import type { BulkAction } from '@/lib/bulk/queries';
import * as shared from '@/lib/messages';
import { NOBODY } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';
import { startBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';

export function PreviewView({
  bulkAction,
  list,
  preview,
  choice,
  couriers,
  names,
  typedWindow: { windowFrom, windowUntil, noWindow },
  mayInvite,
}: {
  bulkAction: BulkAction;
  list: string;
  preview: Preview;
  choice: Choice;
  couriers: Person[];
  /** User names by ID. */
  names: ReadonlyMap<string, string>;
  typedWindow: TypedWindow;
  mayInvite: boolean;
}) {
  const { id, verb, isOwn, userName } = bulkAction;
  const changing = preview.changing.length;
  const isDated = verb === 'changeDeliveryDate';
  const isAssigned = verb === 'assign';
  const hasWindow = verb === 'changeTimeWindow';
  // Another choice may change more orders.
  const isApplicable = changing > 0 || isDated || isAssigned || hasWindow;
  const hasNoCourier =
    isAssigned &&
    couriers.length === 0 &&
    preview.changing.every(({ courierId }) => courierId === null);
  const cancel = (
    <Link href={returnPath(list)} prefetch={false} className={buttonClass()}>
      {shared.cancel}
    </Link>
  );
  return (
    <>
      {verb === 'delete' ? (
        <p className="mb-4 max-w-prose text-muted">{messages.deleteNote}</p>
      ) : null}
      {!isOwn ? (
        <p className="mb-4 text-muted">{messages.onlyCreatorApplies(userName)}</p>
      ) : hasNoCourier ? (
        <div className="mb-6 space-y-3">
          <NoCourier mayInvite={mayInvite} />
          {cancel}
        </div>
      ) : isApplicable ? (
        <ApplyForm
          id={id}
          list={list}
          operationId={newId()}
          deliveryDate={isDated ? (choice.deliveryDate ?? '') : undefined}
          courier={isAssigned ? { couriers, chosen: chosenCourier(choice) } : undefined}
          window={hasWindow ? { windowFrom, windowUntil, noWindow } : undefined}
          danger={verb === 'delete'}
          button={changing > 0 ? messages.applyButton(changing) : null}
          action={startBulkChangesAction}
        >
          {cancel}
        </ApplyForm>
      ) : null}
      <BulkPreview {...describePreview(preview, { verb, choice, names })} />
    </>
  );
}

function chosenCourier({ courierId }: Choice): string {
  return courierId === null ? NOBODY : (courierId ?? '');
}
