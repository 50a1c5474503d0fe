import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { Main } from '@/components/shell/main';
import { Icon } from '@/components/ui/icon';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import {
  dateParameter,
  pageParameter,
  readParameters,
  timeParameter,
  wholeNumber,
} from '@/lib/search-params';
import { may } from '@/lib/auth/permissions';
import { bulkActionName, bulkActionSummary, bulkActionTitle } from '@/lib/bulk/describe';
import * as messages from '@/lib/bulk/messages';
import { choiceFrom } from '@/lib/bulk/schema';
import { returnPath, nextPath } from '@/lib/bulk/url';
import { splitPreview } from '@/lib/bulk/preview';
import { previewBulkAction } from '@/lib/bulk/queries';
import { namesById } from '@/lib/orders/couriers';
import { courierParameter } from '@/lib/orders/list/parse';
import { importPath } from '@/lib/imports/paths';
import { listCouriers, listPeople } from '@/lib/accounts/queries';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { bulkActionOrNotFound } from './load-or-not-found';
import { ExportView } from './export-view';
import { PreviewView } from './preview-view';
import { ResultView } from './result-view';

const shape = {
  /** The query string of the order list, to return to it. */
  list: pageParameter,
  deliveryDate: dateParameter('delivery date'),
  courierId: courierParameter,
  windowFrom: timeParameter('start of the time window'),
  windowUntil: timeParameter('end of the time window'),
  noWindow: z.literal('on'),
  /** The last result of the previous page. */
  after: wholeNumber('place'),
};

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/bulk/[id]'>): Promise<Metadata> => {
    const { original } = await bulkActionOrNotFound((await params).id);
    return { title: bulkActionName(original) };
  },
);

export default pageOrNotFound(async function BulkActionPage({
  params,
  searchParams,
}: PageProps<'/orders/bulk/[id]'>) {
  const { actor, bulkAction, original } = await bulkActionOrNotFound((await params).id);
  const { values, notes } = readParameters(shape, await searchParams);
  const { list = '', after = 0 } = values;
  const { id, verb, state } = bulkAction;
  if (verb === 'labels') redirect(nextPath('labels', id, list));
  if (verb === 'import') redirect(importPath(id));
  const isPreview = state === 'preview';
  const [couriers, people] =
    isPreview && verb === 'assign'
      ? await Promise.all([listCouriers(actor), listPeople(actor)])
      : [[], []];
  const choice = choiceFrom(values, couriers);
  const previewed = isPreview ? await previewBulkAction(actor, { id, verb, ...choice }) : [];
  const preview = splitPreview(previewed);
  const changing = preview.changing.length;
  const view = { bulkAction, list };

  return (
    <Main>
      <ClientNavigation>
        <p className="text-sm print:hidden">
          <Link
            href={returnPath(list)}
            prefetch={false}
            className="inline-flex h-11 items-center gap-1 text-muted hover:text-ink pointer-fine:h-9"
          >
            <Icon name="left" /> {messages.ordersLink}
          </Link>
        </p>
        <PageHeading title={bulkActionTitle(bulkAction, original, changing)} />
        <Notes notes={notes} />
        <p aria-live="polite" className="mb-4">
          {bulkActionSummary(bulkAction, original, changing)}
        </p>
        {verb === 'export' ? (
          <ExportView {...{ bulkAction, preview }} />
        ) : isPreview ? (
          <PreviewView
            {...{ ...view, preview, choice, couriers }}
            names={namesById(people)}
            typedWindow={values}
            mayInvite={may(actor, 'team.manage')}
          />
        ) : (
          <ResultView {...{ ...view, actor, state, after }} />
        )}
      </ClientNavigation>
    </Main>
  );
});
