import type { Metadata } from 'next';
import { CodesOn } from '@/components/accounts/codes-state';
import { KeyCode } from '@/components/accounts/key-code';
import { TurnOnForm } from '@/components/accounts/turn-on-form';
import { Main } from '@/components/shell/main';
import { PageHeading } from '@/components/ui/page-heading';
import { findProfile, findSecondFactor } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/two-factor/messages';
import { newSetup } from '@/lib/accounts/two-factor/setup';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { turnOnCodesAction } from './actions';

export const metadata: Metadata = { title: messages.title };

/** Stays mounted after the codes are turned on, because its answer shows the recovery codes. */
export default async function CodesPage() {
  const actor = await requireActor();
  const [{ isOn, recoveryCodesLeft }, { username }] = await Promise.all([
    findSecondFactor(actor),
    findProfile(actor),
  ]);
  return (
    <Main narrow>
      <PageHeading title={messages.title} />
      <TurnOnForm
        action={turnOnCodesAction}
        operationId={newId()}
        username={username}
        setup={isOn ? null : await drawnSetup(actor, username)}
      />
      {isOn ? <CodesOn recoveryCodesLeft={recoveryCodesLeft} /> : null}
    </Main>
  );
}

async function drawnSetup({ userId }: Actor, username: string) {
  const setup = await newSetup({ userId, username });
  return { ...setup, code: <KeyCode address={setup.address} /> };
}
