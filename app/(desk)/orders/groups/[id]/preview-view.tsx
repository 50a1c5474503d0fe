import Link from 'next/link';
import { ApplyForm } from '@/components/groups/apply-form';
import { GroupPreview } from '@/components/groups/group-preview';
import { buttonClass } from '@/components/ui/button';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { newId } from '@/lib/db/id';
import { ordersInWords } from '@/lib/groups/describe';
import { GROUP_PERMISSIONS } from '@/lib/groups/group';
import { listPath } from '@/lib/groups/paths';
import type { Preview } from '@/lib/groups/preview';
import type { Group } from '@/lib/groups/queries';
import { applyGroupAction } from '@/app/(desk)/orders/groups/actions';

/** What a group would do, and the button that lets it loose. */
export function PreviewView({
  actor,
  group,
  list,
  preview,
  deliveryDate,
}: {
  actor: Actor;
  group: Group;
  list: string;
  preview: Preview;
  deliveryDate: string | null;
}) {
  const { id, verb, isOwn, userName } = group;
  const permission = GROUP_PERMISSIONS[verb];
  const isAllowed = isOwn && (!permission || may(actor, permission));
  const changing = preview.changing.length;
  const isDated = verb === 'changeDeliveryDate';
  // With another date there may be something to do again.
  const isApplicable = changing > 0 || isDated;
  return (
    <>
      {verb === 'delete' ? (
        <p className="mb-4 max-w-prose text-muted">
          They leave the list for everyone. The log keeps what they said, and Undo restores them.
        </p>
      ) : null}
      {!isAllowed ? (
        <p className="mb-4 text-muted">Only {userName} can apply this.</p>
      ) : isApplicable ? (
        <ApplyForm
          id={id}
          list={list}
          operationId={newId()}
          deliveryDate={isDated ? (deliveryDate ?? '') : undefined}
          danger={verb === 'delete'}
          button={changing > 0 ? `Apply to ${ordersInWords(changing)}` : null}
          action={applyGroupAction}
        >
          <Link href={listPath(list)} prefetch={false} className={buttonClass()}>
            Cancel
          </Link>
        </ApplyForm>
      ) : null}
      <GroupPreview verb={verb} deliveryDate={deliveryDate} preview={preview} />
    </>
  );
}
