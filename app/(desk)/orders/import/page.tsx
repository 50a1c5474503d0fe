import { ImportList } from '@/components/imports/import-list';
import { ImportSteps } from '@/components/imports/import-steps';
import { UploadForm } from '@/components/imports/upload-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { importIntro, importTitle } from '@/lib/imports/messages';
import { listImports } from '@/lib/imports/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';

export const generateMetadata = titleFor(importTitle, 'orders.import');

export default pageOrNotFound(async function ImportsPage() {
  const actor = await requirePermission('orders.import');
  return (
    <Main narrow>
      <ClientNavigation>
        <ImportSteps current="file" />
        <PageHeading title={importTitle} />
        <p className="mb-5 max-w-prose text-muted">{importIntro}</p>
        <UploadForm operationId={newId()} />
        <ImportList imports={await listImports(actor)} now={new Date()} timeZone={actor.timeZone} />
      </ClientNavigation>
    </Main>
  );
});
