import { redirect } from 'next/navigation';
import { ColumnsForm } from '@/components/imports/columns-form';
import { ImportSteps } from '@/components/imports/import-steps';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { ImportState } from '@/lib/imports/import';
import { importPath } from '@/lib/imports/paths';
import { questionsOf } from '@/lib/imports/mapping/questions';
import { statusValues } from '@/lib/imports/status-values';
import { importName, LAYOUT_SENTENCES } from '@/lib/imports/messages';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { saveMappingAction } from '@/app/(desk)/orders/import/actions';
import { importOrNotFound } from '@/app/(desk)/orders/import/[id]/find';

export const generateMetadata = titleFor('Columns', 'orders.import');

/** While an import is here, what its columns say may still be changed. */
const OPEN: readonly ImportState[] = ['matching', 'checking', 'ready'];

/** What each column of the file says, and all else that is to be settled before the rows can be checked. */
export default pageOrNotFound(async function ColumnsPage({
  params,
}: PageProps<'/orders/import/[id]/columns'>) {
  const actor = await requirePermission('orders.import');
  const view = await importOrNotFound(actor, (await params).id);
  const { id, matching, firstRow, profiles, isSaved } = view;
  if (!OPEN.includes(view.state)) redirect(importPath(id));
  const file = { firstRow, profiles };
  const unanswered = { ...matching, dateOrder: null };
  return (
    <Main>
      <ClientNavigation>
        <ImportSteps current="Columns" id={id} isOpen={view.isOwn} />
        <PageHeading title="Match the columns" />
        <p className="mb-1 text-sm wrap-anywhere text-muted">
          <bdi>{importName(view.source, view.fileName)}</bdi>
        </p>
        <p className="mb-4 max-w-prose">{LAYOUT_SENTENCES[matching.layout]}</p>
        {view.isOwn ? (
          <ColumnsForm
            {...{ id, matching, profiles }}
            names={columnNames(matching, firstRow)}
            statuses={statusValues({ matching, ...file })}
            asked={questionsOf({ matching: unanswered, ...file })}
            open={isSaved ? questionsOf({ matching, ...file }) : []}
            action={saveMappingAction}
          />
        ) : (
          <p className="text-muted">{view.userName} matches the columns of this import.</p>
        )}
      </ClientNavigation>
    </Main>
  );
});
