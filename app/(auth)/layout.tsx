import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FlashMessage } from '@/components/shell/flash-message';
import { Icon } from '@/components/ui/icon';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/require-actor';
import { readFlash } from '@/lib/forms/flash';

/** The plain page around log-in and sign-up. Whoever is signed in has no business here. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor) redirect(homeOf(actor.role));
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
        <div className="sm:rounded-md sm:border sm:border-line sm:p-6">{children}</div>
      </main>
      <FlashMessage flash={await readFlash()} />
    </>
  );
}
