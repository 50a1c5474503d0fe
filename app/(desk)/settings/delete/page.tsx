import Link from 'next/link';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { DeleteWorkspaceForm } from '@/components/workspaces/delete-workspace-form';
import { ExportBeforeDelete } from '@/components/workspaces/export-before-delete';
import { findProfile } from '@/lib/accounts/queries';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as messages from '@/lib/workspaces/messages';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { deleteWorkspaceAction } from '@/app/(desk)/settings/actions';

export const generateMetadata = titleFor(messages.deleteTitle, 'workspace.delete');

export default pageOrNotFound(async function DeleteWorkspacePage() {
  const actor = await requirePermission('workspace.delete');
  const { username } = await findProfile(actor);
  return (
    <Main narrow>
      <PageHeading title={messages.deleteHeading(actor.workspaceName)} />
      <section aria-labelledby="files" className="mb-8">
        <h2 id="files" className="font-semibold">
          {messages.downloadTitle}
        </h2>
        <p className="mb-3 text-sm text-muted">{messages.downloadText}</p>
        <ExportBeforeDelete />
      </section>
      <section aria-labelledby="what" className="mb-8">
        <h2 id="what" className="mb-2 font-semibold">
          {messages.consequencesTitle}
        </h2>
        <ul className="list-disc space-y-1.5 pl-5 text-muted">
          {messages.consequences.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <DeleteWorkspaceForm
        action={deleteWorkspaceAction}
        operationId={newId()}
        workspaceName={actor.workspaceName}
        username={username}
      >
        <Link href="/settings" prefetch={false} className={buttonClass()}>
          {messages.keepLink}
        </Link>
      </DeleteWorkspaceForm>
    </Main>
  );
});
