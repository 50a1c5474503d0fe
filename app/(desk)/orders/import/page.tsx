import { ImportList } from '@/components/imports/import-list';
import { ImportSteps } from '@/components/imports/import-steps';
import { UploadForm, type UploadError } from '@/components/imports/upload-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { readFlash } from '@/lib/forms/flash';
import { importIntro, importTitle } from '@/lib/imports/messages';
import { listImports } from '@/lib/imports/queries';
import { uploadFieldSchema } from '@/lib/imports/schema';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';

export const generateMetadata = titleFor(importTitle, 'orders.import');

/** With JavaScript, the form shows it without a new page. */
async function refusedUpload(): Promise<UploadError | null> {
  const flash = await readFlash();
  const field = uploadFieldSchema.safeParse(flash?.field);
  return flash && field.success ? { field: field.data, text: flash.text } : null;
}

export default pageOrNotFound(async function ImportsPage() {
  const actor = await requirePermission('orders.import');
  return (
    <Main narrow>
      <ClientNavigation>
        <ImportSteps current="file" />
        <PageHeading title={importTitle} />
        <p className="mb-5 max-w-prose text-muted">{importIntro}</p>
        <UploadForm operationId={newId()} refused={await refusedUpload()} />
        <ImportList imports={await listImports(actor)} now={new Date()} timeZone={actor.timeZone} />
      </ClientNavigation>
    </Main>
  );
});
