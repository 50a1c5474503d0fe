import type { Metadata } from 'next';
import Link from 'next/link';
import { UndoForm } from '@/components/orders/undo-form';
import { UndoRefused } from '@/components/orders/undo-refused';
import { UndoneEntry } from '@/components/orders/undone-entry';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import * as shared from '@/lib/messages';
import * as messages from '@/lib/orders/changes/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { undoEntryAction } from '@/app/(desk)/orders/undo-actions';
import { undoPreviewOrNotFound } from './load-or-not-found';

type Props = PageProps<'/orders/[id]/versions/[version]/undo'>;

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { id, version } = await params;
  const { orderId } = await undoPreviewOrNotFound(await requirePermission('log.read'), id, version);
  return { title: messages.undoTitle(orderId) };
});

export default pageOrNotFound(async function UndoPage({ params }: Props) {
  const actor = await requirePermission('log.read');
  const address = await params;
  const preview = await undoPreviewOrNotFound(actor, address.id, address.version);
  const { id, version, order, outcome } = preview;
  return (
    <Main narrow>
      <PageHeading title={messages.undoTitle(preview.orderId)} />
      <div className="space-y-5">
        <UndoneEntry {...preview} timeZone={actor.timeZone} />
        {outcome instanceof Refusal ? (
          <UndoRefused {...preview} refusal={outcome} />
        ) : (
          <UndoForm
            key={order?.version}
            action={undoEntryAction}
            target={{ operationId: newId(), id, version, seen: order?.version }}
            offer={outcome}
            names={preview.names}
            timeZone={actor.timeZone}
          >
            <Link
              href={order ? `/orders/${id}` : '/logs'}
              prefetch={false}
              className={buttonClass()}
            >
              {shared.cancel}
            </Link>
          </UndoForm>
        )}
      </div>
    </Main>
  );
});
