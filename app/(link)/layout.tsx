import Link from 'next/link';
import type { ReactNode } from 'react';
import { PlainPage } from '@/components/shell/plain-page';
import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { RenderedForUser } from '@/components/ui/rendered-for';
import * as messages from '@/lib/accounts/messages';
import { currentActor } from '@/lib/auth/require-actor';
import { ROLES } from '@/lib/auth/roles';
import { logOutHereAction } from './actions';

export default async function LinkLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return <PlainPage>{children}</PlainPage>;
  return (
    <PlainPage>
      <RenderedForUser userId={actor.userId}>
        <h1 className="mb-5 text-xl font-semibold break-words">
          {messages.signedInTitle(actor.name)}
        </h1>
        <p className="mb-5">{messages.signedInText}</p>
        <ActionForm action={logOutHereAction} className="flex flex-wrap gap-3">
          <button type="submit" className={buttonClass({ look: 'primary' })}>
            {messages.logOutButton}
          </button>
          <Link href={ROLES[actor.role].home.path} prefetch={false} className={buttonClass()}>
            {messages.staySignedIn}
          </Link>
        </ActionForm>
      </RenderedForUser>
    </PlainPage>
  );
}
