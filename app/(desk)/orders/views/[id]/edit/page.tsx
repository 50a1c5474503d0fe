import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ViewForm } from '@/components/saved-views/view-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { cancel } from '@/lib/messages';
import * as messages from '@/lib/saved-views/messages';
import { findOwnView } from '@/lib/saved-views/queries';
import { viewKeySchema } from '@/lib/saved-views/schema';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { editViewAction } from '@/app/(desk)/orders/views/actions';

export const generateMetadata = titleFor(messages.editTitle, 'views.save');

export default pageOrNotFound(async function EditViewPage({
  params,
}: PageProps<'/orders/views/[id]/edit'>) {
  const actor = await requirePermission('views.save');
  const key = viewKeySchema.safeParse((await params).id);
  const view = key.success ? await findOwnView(actor, key.data) : null;
  if (!view) notFound();
  const { id, name, shared, isDefault } = view;
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
