import Link from 'next/link';
import { ViewList } from '@/components/saved-views/view-list';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import * as messages from '@/lib/saved-views/messages';
import { listViews } from '@/lib/saved-views/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { deleteViewAction, setDefaultViewAction } from './actions';

export const generateMetadata = titleFor(messages.title, 'views.save');

export default pageOrNotFound(async function ViewsPage() {
  const views = await listViews(await requirePermission('views.save'));
  const showOrders = (
    <Link href="/orders" prefetch={false} className={buttonClass()}>
      {messages.showOrdersButton}
    </Link>
  );
  return (
    <Main narrow>
      <PageHeading title={messages.title}>{showOrders}</PageHeading>
      <ViewList views={views} setDefault={setDefaultViewAction} deleteView={deleteViewAction} />
      {views.every(({ kind }) => kind === 'built-in') ? (
        <div className="mt-6">
          <Empty icon="orders" text={messages.noViewsYet}>
            {showOrders}
          </Empty>
        </div>
      ) : null}
    </Main>
  );
});
