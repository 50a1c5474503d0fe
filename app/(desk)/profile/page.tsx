import type { Metadata } from 'next';
import { DeviceList } from '@/components/profile/device-list';
import { PasswordForm } from '@/components/profile/password-form';
import { Main } from '@/components/shell/main';
import { ShortcutsSwitch } from '@/components/shell/shortcuts-switch';
import { Fact, Facts } from '@/components/ui/fact';
import { PageHeading } from '@/components/ui/page-heading';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { listSessions } from '@/lib/sessions/queries';
import { findProfile } from '@/lib/users/queries';
import { ROLE_NAMES } from '@/lib/users/user';
import { changePasswordAction, endSessionAction } from './actions';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage({ searchParams }: PageProps<'/profile'>) {
  const { changed } = await searchParams;
  const actor = await requireActor();
  const now = new Date();
  const [profile, devices] = await Promise.all([findProfile(actor), listSessions(actor, now)]);
  return (
    <Main narrow>
      <PageHeading title="Profile" />
      <Facts>
        <Fact name="Username">{profile.username}</Fact>
        <Fact name="Workspace">{actor.workspaceName}</Fact>
        <Fact name="Role">{ROLE_NAMES[actor.role]}</Fact>
        <Fact name="Time zone">{actor.timeZone}</Fact>
      </Facts>
      <section aria-labelledby="devices" className="mt-10">
        <h2 id="devices" className="mb-3 font-semibold">
          Signed-in devices
        </h2>
        <DeviceList
          devices={devices}
          currentId={actor.sessionId}
          now={now}
          timeZone={actor.timeZone}
          endSession={endSessionAction}
        />
      </section>
      <section aria-labelledby="keyboard" className="mt-10 noscript:hidden">
        <h2 id="keyboard" className="mb-1 font-semibold">
          Keyboard
        </h2>
        <ShortcutsSwitch />
        <p className="text-sm text-muted">
          On this device. Ctrl K or ⌘ K finds orders, pages and actions either way.{' '}
          <button
            type="button"
            data-shows="help"
            aria-haspopup="dialog"
            className="min-h-11 text-accent underline pointer-fine:min-h-0"
          >
            Show the shortcuts
          </button>
        </p>
      </section>
      <section aria-labelledby="password" className="mt-10">
        <h2 id="password" className="font-semibold">
          Change password
        </h2>
        <p className="mb-4 text-sm text-muted">It signs out your other devices.</p>
        <PasswordForm
          key={String(changed)}
          action={changePasswordAction}
          operationId={newId()}
          username={profile.username}
          minPassword={MIN_PASSWORD}
        />
      </section>
    </Main>
  );
}
