import type { Metadata } from 'next';
import Link from 'next/link';
import { CodesState } from '@/components/accounts/codes-state';
import { DeviceList } from '@/components/accounts/device-list';
import { PasswordForm } from '@/components/accounts/password-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { Section } from '@/components/accounts/section';
import { Main } from '@/components/shell/main';
import { ShortcutsSwitch } from '@/components/shell/shortcuts-switch';
import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { Fact, Facts } from '@/components/ui/fact';
import { Icon } from '@/components/ui/icon';
import { PageHeading } from '@/components/ui/page-heading';
import { Sentence } from '@/components/ui/sentence';
import * as messages from '@/lib/accounts/messages';
import { findProfile, findSecondFactor, isConnected, listSessions } from '@/lib/accounts/queries';
import * as singleSignOnMessages from '@/lib/accounts/single-sign-on/messages';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import * as codes from '@/lib/accounts/two-factor/messages';
import { MIN_PASSWORD } from '@/lib/auth/password-rules';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { ROLES } from '@/lib/auth/roles';
import { newId } from '@/lib/db/id';
import { logOutAction } from '@/app/(desk)/actions';
import {
  changePasswordAction,
  changeProfileAction,
  endOtherSessionsAction,
  endSessionAction,
} from './actions';

export const metadata: Metadata = { title: messages.profileTitle };

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
      <PageHeading title={messages.profileTitle}>
        {/* In the top bar on wide screens. */}
        <ActionForm action={logOutAction} className="md:hidden">
          <button type="submit" className={buttonClass()}>
            <Icon name="sign-out" /> {messages.logOutButton}
          </button>
        </ActionForm>
      </PageHeading>
      <Facts>
        <Fact name={messages.usernameLabel}>{profile.username}</Fact>
        <Fact name={messages.workspaceFact}>{actor.workspaceName}</Fact>
        <Fact name={messages.roleFact}>{ROLES[actor.role].name}</Fact>
        <Fact name={messages.timeZoneFact}>{actor.timeZone}</Fact>
      </Facts>
      {may(actor, 'workspace.settings') ? (
        <p className="mt-4">
          <Link href="/settings" prefetch={false} className={buttonClass()}>
            {messages.workspaceSettingsLink}
          </Link>
        </p>
      ) : null}
      <Section id="details" title={messages.detailsTitle}>
        <ProfileForm
          key={String(changed)}
          action={changeProfileAction}
          operationId={newId()}
          details={{ ...profile, navigationApp: actor.navigationApp }}
        />
      </Section>
      <Section id="codes" title={codes.title}>
        <CodesState {...secondFactor} />
      </Section>
      {provider ? (
        <Section
          id="single-sign-on"
          title={singleSignOnMessages.title}
          help={
            isConnectedNow
              ? singleSignOnMessages.connectedText(provider.name)
              : singleSignOnMessages.notConnectedText(provider.name)
          }
        >
          <Link href="/profile/single-sign-on" className={buttonClass()}>
            {isConnectedNow
              ? singleSignOnMessages.disconnectLink(provider.name)
              : singleSignOnMessages.connectLink(provider.name)}
          </Link>
        </Section>
      ) : null}
      <Section id="devices" title={messages.devicesTitle}>
        <DeviceList
          devices={devices.map((device) => ({ ...device, operationId: newId() }))}
          currentId={actor.sessionId}
          now={now}
          timeZone={actor.timeZone}
          endSession={endSessionAction}
          endOthers={{ action: endOtherSessionsAction, operationId: newId() }}
        />
      </Section>
      <Section id="keyboard" title={messages.keyboardTitle} className="noscript:hidden">
        <ShortcutsSwitch />
        <p className="text-sm text-muted">
          <Sentence
            text={messages.keyboardText}
            parts={{
              showShortcuts: (
                <button
                  type="button"
                  data-shows="help"
                  aria-haspopup="dialog"
                  className="min-h-11 text-accent underline pointer-fine:min-h-0"
                >
                  {messages.showShortcutsButton}
                </button>
              ),
            }}
          />
        </p>
      </Section>
      <Section
        id="password"
        title={messages.changePasswordTitle}
        help={messages.changePasswordHelp}
      >
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
        title={messages.deactivateSectionTitle}
        help={messages.deactivateSectionHelp}
      >
        <Link href="/profile/deactivate" prefetch={false} className={buttonClass()}>
          {messages.deactivateLink}
        </Link>
      </Section>
    </Main>
  );
}
