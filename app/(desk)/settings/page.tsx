import Link from 'next/link';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { SettingsForm } from '@/components/workspaces/settings-form';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as messages from '@/lib/workspaces/messages';
import { findSettings } from '@/lib/workspaces/queries';
import { timeZoneChoices } from '@/lib/workspaces/workspace';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { changeSettingsAction } from './actions';

export const generateMetadata = titleFor(messages.settingsTitle, 'workspace.settings');

export default pageOrNotFound(async function SettingsPage({
  searchParams,
}: PageProps<'/settings'>) {
  const actor = await requirePermission('workspace.settings');
  // Not a random key: without JavaScript, React matches the form's answer by it.
  const { saved } = await searchParams;
  const settings = await findSettings(actor);
  return (
    <Main narrow>
      <PageHeading title={messages.settingsTitle} />
      <SettingsForm
        key={String(saved)}
        action={changeSettingsAction}
        operationId={newId()}
        settings={settings}
        timeZones={timeZoneChoices(settings.timeZone)}
      />
      {may(actor, 'workspace.delete') ? (
        <section aria-labelledby="delete" className="mt-12 border-t border-line pt-6">
          <h2 id="delete" className="font-semibold">
            {messages.deleteSectionTitle}
          </h2>
          <p className="mb-3 text-sm text-muted">{messages.deleteSectionText}</p>
          <Link href="/settings/delete" prefetch={false} className={buttonClass()}>
            {messages.deleteLink}
          </Link>
        </section>
      ) : null}
    </Main>
  );
});
