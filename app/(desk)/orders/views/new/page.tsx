import Link from 'next/link';
import { ViewForm } from '@/components/saved-views/view-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as shared from '@/lib/messages';
import { parseListParams } from '@/lib/orders/list/parse';
import { listQuery } from '@/lib/orders/list/url';
import * as messages from '@/lib/saved-views/messages';
import { viewPath } from '@/lib/saved-views/saved-view';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { saveViewAction } from '@/app/(desk)/orders/views/actions';

export const generateMetadata = titleFor(messages.saveTitle, 'views.save');

export default pageOrNotFound(async function NewViewPage({
  searchParams,
}: PageProps<'/orders/views/new'>) {
  const actor = await requirePermission('views.save');
  const query = listQuery(parseListParams(await searchParams).listing);
  return (
    <Main narrow>
      <PageHeading title={messages.saveTitle} />
      <p className="mb-5 text-muted">{messages.saveHint}</p>
      <ViewForm
        action={saveViewAction}
        initial={{ operationId: newId(), query }}
        mayShare={may(actor, 'views.share')}
      >
        <Link href={viewPath(query)} prefetch={false} className={buttonClass({ look: 'quiet' })}>
          {shared.cancel}
        </Link>
      </ViewForm>
    </Main>
  );
});
