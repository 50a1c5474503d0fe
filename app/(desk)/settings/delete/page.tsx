import Link from 'next/link';
import { DeleteWorkspaceForm } from '@/components/workspaces/delete-workspace-form';
import { ExportBeforeDelete } from '@/components/workspaces/export-before-delete';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { findProfile } from '@/lib/accounts/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { deleteWorkspaceAction } from '@/app/(desk)/settings/actions';
import { isolated } from '@/lib/text';

export const generateMetadata = titleFor('Delete workspace', 'workspace.delete');

export default pageOrNotFound(async function DeleteWorkspacePage() {
  const actor = await requirePermission('workspace.delete');
  const { username } = await findProfile(actor);
  return (
    <Main narrow>
      <PageHeading title={`Delete workspace ${isolated(actor.workspaceName)}?`} />
      <section aria-labelledby="files" className="mb-8">
        <h2 id="files" className="font-semibold">
          Download your data first
        </h2>
        <p className="mb-3 text-sm text-muted">
          You can’t download it once the workspace is deleted.
        </p>
        <ExportBeforeDelete />
      </section>
      <section aria-labelledby="what" className="mb-8">
        <h2 id="what" className="mb-2 font-semibold">
          What happens
        </h2>
        <ul className="list-disc space-y-1.5 pl-5 text-muted">
          <li>Everyone is signed out at once and can no longer log in. You can’t undo this.</li>
          <li>
            Passwords, one-time and recovery codes, signed-in devices, invitations, views, groups,
            imports and the e-mail addresses of profiles are deleted. Others can use the usernames.
          </li>
          <li>
            Orders and the log stay in the database, with the names, usernames, e-mail addresses,
            devices and network addresses in them. The log proves what was done, and no order is
            deleted without an entry. They stay until the server’s operator removes the database.
          </li>
        </ul>
      </section>
      <DeleteWorkspaceForm
        action={deleteWorkspaceAction}
        operationId={newId()}
        workspaceName={actor.workspaceName}
        username={username}
      >
        <Link href="/settings" prefetch={false} className={buttonClass()}>
          Keep workspace
        </Link>
      </DeleteWorkspaceForm>
    </Main>
  );
});
