import Link from 'next/link';
import type { ReactNode } from 'react';
import { FlashMessage } from '@/components/shell/flash-message';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/require-actor';
import { readFlash } from '@/lib/forms/flash';
import { logOutHereAction } from './actions';

/** The plain page around what a link that was sent to somebody opens; it is for people who are not signed in. */
export default async function LinkLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-96 px-4 py-10 outline-none sm:py-20"
      >
        <p className="mb-6 flex items-center justify-center gap-2 text-xl font-semibold">
          <span className="text-accent">
            <Icon name="orders" size={24} />
          </span>
          Order desk
        </p>
        <div className="sm:rounded-md sm:border sm:border-line sm:p-6">
          {actor ? (
            <>
              <h1 className="mb-5 text-xl font-semibold break-words">
                You are signed in as {actor.name}
              </h1>
              <p className="mb-5">This link is for somebody who is not. Log out to use it here.</p>
              <form action={logOutHereAction} className="flex flex-wrap gap-3">
                <button type="submit" className={buttonClass({ look: 'primary' })}>
                  Log out
                </button>
                <Link href={homeOf(actor.role)} prefetch={false} className={buttonClass()}>
                  Stay signed in
                </Link>
              </form>
            </>
          ) : (
            children
          )}
        </div>
      </main>
      <FlashMessage flash={await readFlash()} />
    </>
  );
}
