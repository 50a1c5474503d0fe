import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ViewForm } from '@/components/saved-views/view-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { cancel } from '@/lib/messages';
import * as messages from '@/lib/saved-views/messages';
import { findOwnView, type ManagedView } from '@/lib/saved-views/queries';
import { viewKeySchema } from '@/lib/saved-views/schema';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { editViewAction } from '@/app/(desk)/orders/views/actions';

/** Cached per request. */
const viewOrNotFound = cache(async (actor: Actor, id: string): Promise<ManagedView> => {
  const key = viewKeySchema.safeParse(id);
  return (key.success ? await findOwnView(actor, key.data) : null) ?? notFound();
});

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/views/[id]/edit'>) => {
    await viewOrNotFound(await requirePermission('views.save'), (await params).id);
    return { title: messages.editTitle };
  },
);

export default pageOrNotFound(async function EditViewPage({
  params,
}: PageProps<'/orders/views/[id]/edit'>) {
  const actor = await requirePermission('views.save');
  const { id, name, shared, isDefault } = await viewOrNotFound(actor, (await params).id);
  return (
    <Main narrow>
      <PageHeading title={messages.editHeading(name)} />
      <ViewForm
        action={editViewAction}
        initial={{ operationId: newId(), id, name, shared, opensFirst: isDefault }}
        mayShare={may(actor, 'views.share')}
      >
        <Link href="/orders/views" prefetch={false} className={buttonClass({ look: 'quiet' })}>
          {cancel}
        </Link>
      </ViewForm>
    </Main>
  );
});
