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
import { columnsPath, SHOWS } from '@/lib/imports/paths';
import { importName } from '@/lib/imports/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { CheckingView } from './checking-view';
import { importOrNotFound } from './find';
import { ReadyView } from './ready-view';
import { ReceiptView } from './receipt-view';
import { ReceivingView } from './receiving-view';
import { RunningView } from './running-view';
import type { ViewProps } from './view-props';

const shape = {
  show: oneOf('filter', SHOWS),
  /** The place in the list of orders. */
  after: wholeNumber('place'),
};

const TITLES: Record<Exclude<ImportState, 'matching'>, string> = {
  receiving: 'Reading the file',
  checking: 'Checking the orders',
  ready: 'What would change',
  running: 'Importing',
  cancelled: 'Import stopped',
  done: 'Receipt',
};

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/import/[id]'>): Promise<Metadata> => {
    const { source, fileName } = await importOrNotFound(
      await requirePermission('orders.import'),
      (await params).id,
    );
    return { title: `Import: ${importName(source, fileName)}` };
  },
);

/** An import on its way: what would change, how far it is, and in the end the receipt. */
export default pageOrNotFound(async function ImportPage({
  params,
  searchParams,
}: PageProps<'/orders/import/[id]'>) {
  const actor = await requirePermission('orders.import');
  const view = await importOrNotFound(actor, (await params).id);
  const { id, state, isOwn } = view;
  if (state === 'matching') redirect(columnsPath(id));
  const { values, notes } = readParameters(shape, await searchParams);
  const isOpen = isOwn && (state === 'checking' || state === 'ready');
  const given = { actor, view, show: values.show, after: values.after ?? 0 };
  return (
    <Main>
      <ClientNavigation>
        <ImportSteps
          {...{ id, isOpen }}
          current={state === 'receiving' ? 'File' : state === 'done' ? 'Receipt' : 'Check'}
        />
        <PageHeading title={TITLES[state]} />
        {state === 'done' ? null : (
          <p className="mb-4 text-sm wrap-anywhere text-muted">
            {importName(view.source, view.fileName)}
          </p>
        )}
        <Notes notes={notes} />
        {viewOf(state, given)}
      </ClientNavigation>
    </Main>
  );
});

function viewOf(state: Exclude<ImportState, 'matching'>, given: ViewProps) {
  switch (state) {
    case 'receiving':
      return <ReceivingView {...given} />;
    case 'checking':
      return <CheckingView {...given} />;
    case 'ready':
      return <ReadyView {...given} />;
    case 'cancelled':
      // What was taken back does not go on.
      return given.view.undoId ? <ReceiptView {...given} /> : <RunningView {...given} />;
    case 'running':
      return <RunningView {...given} />;
    case 'done':
      return <ReceiptView {...given} />;
  }
}
