import Link from 'next/link';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { LabelForm } from '@/components/labels/label-form';
import { LabelParts } from '@/components/labels/label-parts';
import { LabelSheet } from '@/components/labels/label-sheet';
import { PrintButton } from '@/components/labels/print-button';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import { env } from '@/lib/env';
import { deskOrigin } from '@/lib/http/origin';
import { layOut } from '@/lib/labels/layout';
import { countParts, partOf, sheetsOf } from '@/lib/labels/parts';
import { countLabels, labelOrders } from '@/lib/labels/queries';
import { labelsPath, parseLabelSettings, type Subject } from '@/lib/labels/settings';
import { SHEETS } from '@/lib/labels/sheets';
import * as messages from '@/lib/labels/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';

/** Cached per request. */
const countsOrNotFound = cache(async (actor: Actor, kind: 'group' | 'order', id: string) => {
  const subject = kind === 'group' ? { group: id } : { order: id };
  return (await countLabels(actor, subject)) ?? notFound();
});

function countsOf(actor: Actor, subject: Subject) {
  return 'group' in subject
    ? countsOrNotFound(actor, 'group', subject.group)
    : countsOrNotFound(actor, 'order', subject.order);
}

export const generateMetadata = titleOrNotFound(
  async ({ searchParams }: PageProps<'/orders/labels'>) => {
    const actor = await requirePermission('orders.export');
    const { subject } = parseLabelSettings(await searchParams).settings;
    if (subject) await countsOf(actor, subject);
    return { title: messages.title };
  },
);

export default pageOrNotFound(async function LabelsPage({
  searchParams,
}: PageProps<'/orders/labels'>) {
  const actor = await requirePermission('orders.export');
  const { settings, notes } = parseLabelSettings(await searchParams);
  const { subject } = settings;
  if (!subject) return <NothingSelected notes={notes} />;
  const counts = await countsOf(actor, subject);

  const sheet = SHEETS[settings.sheet];
  const run = { sheet, start: settings.start };
  const parts = countParts(run, counts.count);
  if (settings.part > parts) redirect(labelsPath({ ...settings, part: parts }));
  const { from, take, skip } = partOf(run, settings.part);
  const orders = await labelOrders(actor, subject, { from, take });
  const labels = orders.map((order) => layOut(order, sheet));
  const cut = labels.filter(({ isCut }) => isCut).map(({ orderId }) => orderId);
  const origin = deskOrigin(await headers(), env().AUTH_URL);
  const pathOf = (part: number) =>
    part < 1 || part > parts ? null : labelsPath({ ...settings, part });

  return (
    <Main>
      <div className="print:hidden">
        <ClientNavigation>
          <PageHeading title={messages.title}>
            {labels.length > 0 ? <PrintButton text={messages.printButton(labels.length)} /> : null}
          </PageHeading>
          <Notes
            notes={[
              ...notes,
              ...(counts.deleted > 0 ? [messages.deletedNote(counts.deleted)] : []),
              ...(cut.length > 0 ? [messages.cutNote(cut)] : []),
            ]}
          />
          <LabelForm settings={settings} />
          <p className="mb-4 text-sm text-muted">{messages.printHint(settings.sheet)}</p>
          <LabelParts
            {...{ from, shown: labels.length, count: counts.count }}
            previous={pathOf(settings.part - 1)}
            next={pathOf(settings.part + 1)}
          />
        </ClientNavigation>
      </div>
      <div className="flex flex-wrap items-start gap-4 print:block">
        {sheetsOf(labels, { sheet, skip }).map((page, index) => (
          <LabelSheet
            key={index}
            name={messages.sheetName(index + 1)}
            sheet={settings.sheet}
            {...{ origin, ...page }}
          />
        ))}
      </div>
    </Main>
  );
});

function NothingSelected({ notes }: { notes: string[] }) {
  return (
    <Main>
      <PageHeading title={messages.title} />
      <Notes notes={notes} />
      <Empty icon="orders" text={messages.nothingSelected}>
        <Link href="/orders" prefetch={false} className={buttonClass()}>
          {messages.selectOrdersButton}
        </Link>
      </Empty>
    </Main>
  );
}
