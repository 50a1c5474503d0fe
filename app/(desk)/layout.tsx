import type { ReactNode } from 'react';
import { BottomBar } from '@/components/shell/bottom-bar';
import { FlashMessage } from '@/components/shell/flash-message';
import { TopBar } from '@/components/shell/top-bar';
import { requireActor } from '@/lib/auth/require-actor';
import { readFlash } from '@/lib/forms/flash';
import { logOutAction } from './actions';

/** What surrounds every page of someone who is signed in. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <>
      <TopBar workspaceName={actor.workspaceName} userName={actor.name} logOut={logOutAction} />
      <BottomBar />
      {children}
      <FlashMessage flash={await readFlash()} />
    </>
  );
}
