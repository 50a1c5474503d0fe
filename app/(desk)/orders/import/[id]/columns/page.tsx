import { redirect } from 'next/navigation';
import { ColumnsForm } from '@/components/imports/columns-form';
import { ImportSteps } from '@/components/imports/import-steps';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { encodingChoices } from '@/lib/imports/encodings';
import { EDITABLE_STATES } from '@/lib/imports/import';
import { importPath } from '@/lib/imports/paths';
import * as messages from '@/lib/imports/mapping/messages';
import { profilesOfData } from '@/lib/imports/mapping/profiles';
import { dayNumberIn, openQuestions } from '@/lib/imports/mapping/questions';
import { unusedColumns } from '@/lib/imports/mapping/unused';
import { listHeaderRows, unusedPrefix } from '@/lib/imports/queries';
import { deliveryValues, statusValues } from '@/lib/imports/status-values';
import { importName, STEP_NAMES } from '@/lib/imports/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { saveMappingAction } from '@/app/(desk)/orders/import/actions';
import { importOrNotFound } from '@/app/(desk)/orders/import/[id]/load-or-not-found';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/import/[id]/columns'>) => {
    await importOrNotFound(await requirePermission('orders.import'), (await params).id);
    return { title: STEP_NAMES.columns };
  },
);

export default pageOrNotFound(async function ColumnsPage({
  params,
}: PageProps<'/orders/import/[id]/columns'>) {
  const actor = await requirePermission('orders.import');
  const view = await importOrNotFound(actor, (await params).id);
  const { id, mapping, titleRows, firstRow, profiles, isSaved } = view;
  if (!EDITABLE_STATES.includes(view.state)) redirect(importPath(id));
  const file = { firstRow, profiles };
  const proposedPrefix = mapping.targets.includes('orderId')
    ? ''
    : await unusedPrefix(actor, view.createdAt);
  const unansweredQuestions = openQuestions({ mapping, ...file });
  const unanswered = { ...mapping, dateOrder: null, yearOrder: null };
  return (
    <Main>
      <ClientNavigation>
        <ImportSteps current="columns" id={id} isOpen={view.isOwn} />
        <PageHeading title={messages.columnsTitle} />
        <p className="mb-1 text-sm wrap-anywhere text-muted">
          <bdi>{importName(view.source, view.fileName)}</bdi>
        </p>
        <p className="mb-4 max-w-prose">{messages.layoutNote(mapping)}</p>
        {view.isOwn ? (
          <ColumnsForm
            {...{ id, mapping }}
            sheet={view.sheet}
            sheets={view.sheets}
            headerRow={mapping.hasHeader ? titleRows + 1 : 0}
            headerRows={await listHeaderRows(actor, id)}
            encodings={encodingChoices(view)}
            profiles={profilesOfData(mapping, file)}
            names={columnNames(mapping, firstRow)}
            statuses={statusValues({ mapping, ...file })}
            deliveries={deliveryValues({ mapping, ...file })}
            questions={openQuestions({ mapping: unanswered, ...file })}
            open={isSaved ? unansweredQuestions : []}
            missing={isSaved ? [] : unansweredQuestions}
            dayNumber={dayNumberIn({ mapping, ...file })}
            unused={unusedColumns({ mapping, ...file })}
            proposedPrefix={proposedPrefix}
            action={saveMappingAction}
          />
        ) : (
          <p className="text-muted">{messages.onlyCreatorMaps(view.userName)}</p>
        )}
      </ClientNavigation>
    </Main>
  );
});
