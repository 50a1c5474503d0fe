import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Main } from '@/components/shell/main';
import { Icon } from '@/components/ui/icon';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { SoftLinks } from '@/components/ui/soft-links';
import { dateParameter, placeParameter, readParameters, wholeNumber } from '@/lib/address';
import { requireActor } from '@/lib/auth/require-actor';
import { nameOf, summaryOf, titleOf } from '@/lib/groups/describe';
import { listPath, nextPath } from '@/lib/groups/paths';
import { splitPreview } from '@/lib/groups/preview';
import { previewGroup } from '@/lib/groups/queries';
import { importPath } from '@/lib/imports/paths';
import { groupOrNotFound } from './find';
import { ExportView } from './export-view';
import { PreviewView } from './preview-view';
import { ResultView } from './result-view';

const shape = {
  /** The query of the list from which people came. */
  list: placeParameter,
  deliveryDate: dateParameter('delivery date'),
  /** The place in the list of results. */
  after: wholeNumber('place'),
};

export async function generateMetadata({
  params,
}: PageProps<'/orders/groups/[id]'>): Promise<Metadata> {
  const { deed } = await groupOrNotFound(await requireActor(), (await params).id);
  return { title: nameOf(deed) };
}

/** What is going to be done to many orders, how far that is, and what came of it. */
export default async function GroupPage({
  params,
  searchParams,
}: PageProps<'/orders/groups/[id]'>) {
  const actor = await requireActor();
  const { group, deed } = await groupOrNotFound(actor, (await params).id);
  const { values, notes } = readParameters(shape, await searchParams);
  const { list = '', deliveryDate, after = 0 } = values;
  if (group.verb === 'labels') redirect(nextPath('labels', group.id, list));
  if (group.verb === 'import') redirect(importPath(group.id));
  const date = group.deliveryDate ?? deliveryDate ?? null;
  const previewed =
    group.state === 'preview' ? await previewGroup(actor, { ...group, deliveryDate: date }) : [];
  const preview = splitPreview(previewed);
  const changing = preview.changing.length;
  const view = { actor, group, list };

  return (
    <Main>
      <SoftLinks>
        <p className="text-sm print:hidden">
          <Link
            href={listPath(list)}
            prefetch={false}
            className="inline-flex h-11 items-center gap-1 text-muted hover:text-ink pointer-fine:h-9"
          >
            <Icon name="left" /> Orders
          </Link>
        </p>
        <PageHeading title={titleOf(group, deed, changing)} />
        <Notes notes={notes} />
        <p aria-live="polite" className="mb-4">
          {summaryOf(group, deed, changing)}
        </p>
        {group.verb === 'export' ? (
          <ExportView {...{ group, preview }} />
        ) : group.state === 'preview' ? (
          <PreviewView {...{ ...view, preview, deliveryDate: date }} />
        ) : (
          <ResultView {...{ ...view, after }} />
        )}
      </SoftLinks>
    </Main>
  );
}
