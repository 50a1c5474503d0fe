import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ImportSteps } from '@/components/imports/import-steps';
import { Main } from '@/components/shell/main';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { oneOf, readParameters, wholeNumber } from '@/lib/search-params';
import { requirePermission } from '@/lib/auth/require-actor';
import type { ImportState } from '@/lib/imports/import';
import * as messages from '@/lib/imports/messages';
import { columnsPath, SHOWS } from '@/lib/imports/paths';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { CheckingView } from './checking-view';
import { importOrNotFound } from './load-or-not-found';
import { ReadyView } from './ready-view';
import { ReceiptView } from './receipt-view';
import { ReceivingView } from './receiving-view';
import { RunningView } from './running-view';
import type { ViewProps } from './view-props';

const shape = {
  show: oneOf('filter', SHOWS),
  /** The last order of the previous page. */
  after: wholeNumber('place'),
};

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/import/[id]'>): Promise<Metadata> => {
    const { source, fileName } = await importOrNotFound(
      await requirePermission('orders.import'),
      (await params).id,
    );
    return { title: messages.tabTitle(messages.importName(source, fileName)) };
  },
);

export default pageOrNotFound(async function ImportPage({
  params,
  searchParams,
}: PageProps<'/orders/import/[id]'>) {
  const actor = await requirePermission('orders.import');
  const view = await importOrNotFound(actor, (await params).id);
  const { id, state, isOwn } = view;
  if (state === 'mapping') redirect(columnsPath(id));
  const { values, notes } = readParameters(shape, await searchParams);
  const isOpen = isOwn && (state === 'checking' || state === 'ready');
  const props = { actor, view, show: values.show, after: values.after ?? 0 };
  return (
    <Main>
      <ClientNavigation>
        <ImportSteps
          {...{ id, isOpen }}
          current={state === 'receiving' ? 'file' : state === 'done' ? 'receipt' : 'check'}
        />
        <PageHeading title={messages.IMPORT_TITLES[state]} />
        {state === 'done' ? null : (
          <p className="mb-4 text-sm wrap-anywhere text-muted">
            {messages.importName(view.source, view.fileName)}
          </p>
        )}
        <Notes notes={notes} />
        {renderView(state, props)}
      </ClientNavigation>
    </Main>
  );
});

function renderView(state: Exclude<ImportState, 'mapping'>, props: ViewProps) {
  switch (state) {
    case 'receiving':
      return <ReceivingView {...props} />;
    case 'checking':
      return <CheckingView {...props} />;
    case 'ready':
      return <ReadyView {...props} />;
    case 'cancelled':
      // An undone import can't continue.
      return props.view.undoId ? <ReceiptView {...props} /> : <RunningView {...props} />;
    case 'running':
      return <RunningView {...props} />;
    case 'done':
      return <ReceiptView {...props} />;
  }
}
