import type { Metadata } from 'next';
import Link from 'next/link';
import { CodesState } from '@/components/accounts/codes-state';
import { DeviceList } from '@/components/accounts/device-list';
import { PasswordForm } from '@/components/accounts/password-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { Section } from '@/components/accounts/section';
import { Main } from '@/components/shell/main';
import { ShortcutsSwitch } from '@/components/shell/shortcuts-switch';
import { SingleSignOnSection } from '@/components/accounts/single-sign-on-section';
import { buttonClass } from '@/components/ui/button';
import { Fact, Facts } from '@/components/ui/fact';
import { PageHeading } from '@/components/ui/page-heading';
import { isConnected } from '@/lib/accounts/queries';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { newId } from '@/lib/db/id';
import { findSecondFactor } from '@/lib/accounts/queries';
import { listSessions } from '@/lib/accounts/queries';
import { findProfile } from '@/lib/accounts/queries';
import { ROLES } from '@/lib/auth/roles';
import {
  changePasswordAction,
  changeProfileAction,
  endOtherSessionsAction,
  endSessionAction,
} from './actions';

import { ActionForm } from '@/components/ui/action-form';
import { Icon } from '@/components/ui/icon';
import { logOutAction } from '@/app/(desk)/actions';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage({ searchParams }: PageProps<'/profile'>) {
  const { changed } = await searchParams;
  const actor = await requireActor();
  const now = new Date();
  const provider = singleSignOn();
  const [profile, devices, secondFactor, isConnectedNow] = await Promise.all([
    findProfile(actor),
    listSessions(actor, now),
    findSecondFactor(actor),
    provider ? isConnected(actor, provider.issuer) : false,
  ]);
  return (
    <Main narrow>
      <PageHeading title="Profile">
        {/* In the top bar on wide screens. */}
        <ActionForm action={logOutAction} className="md:hidden">
          <button type="submit" className={buttonClass()}>
            <Icon name="sign-out" /> Log out
          </button>
        </ActionForm>
      </PageHeading>
      <Facts>
        <Fact name="Username">{profile.username}</Fact>
        <Fact name="Workspace">{actor.workspaceName}</Fact>
        <Fact name="Role">{ROLES[actor.role].name}</Fact>
        <Fact name="Time zone">{actor.timeZone}</Fact>
      </Facts>
      {may(actor, 'workspace.settings') ? (
        <p className="mt-4">
          <Link href="/settings" prefetch={false} className={buttonClass()}>
            Workspace settings
          </Link>
        </p>
      ) : null}
      <Section id="details" title="Your details">
        <ProfileForm
          key={String(changed)}
          action={changeProfileAction}
          operationId={newId()}
          details={profile}
        />
      </Section>
      <Section id="codes" title="One-time codes">
        <CodesState {...secondFactor} />
      </Section>
      {provider ? <SingleSignOnSection name={provider.name} isConnected={isConnectedNow} /> : null}
      <Section id="devices" title="Signed-in devices">
        <DeviceList
          devices={devices.map((device) => ({ ...device, operationId: newId() }))}
          currentId={actor.sessionId}
          now={now}
          timeZone={actor.timeZone}
          endSession={endSessionAction}
          endOthers={{ action: endOtherSessionsAction, operationId: newId() }}
        />
      </Section>
      <Section id="keyboard" title="Keyboard" className="noscript:hidden">
        <ShortcutsSwitch />
        <p className="text-sm text-muted">
          On this device only. Ctrl K or ⌘ K always works.{' '}
          <button
            type="button"
            data-shows="help"
            aria-haspopup="dialog"
            className="min-h-11 text-accent underline pointer-fine:min-h-0"
          >
            Show the shortcuts
          </button>
        </p>
      </Section>
      <Section id="password" title="Change password" help="Signs out your other devices.">
        <PasswordForm
          key={String(changed)}
          action={changePasswordAction}
          operationId={newId()}
          username={profile.username}
          minPassword={MIN_PASSWORD}
        />
      </Section>
      <Section
        id="deactivate"
        title="Deactivate account"
        help="You can no longer log in. What you did stays in the log."
      >
        <Link href="/profile/deactivate" prefetch={false} className={buttonClass()}>
          Deactivate your account
        </Link>
      </Section>
    </Main>
  );
}
