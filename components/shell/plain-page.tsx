import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { readFlash } from '@/lib/forms/flash';
import { productName } from '@/lib/http/messages';
import { FlashMessage } from './flash-message';

export async function PlainPage({ children }: { children: ReactNode }) {
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
          {productName}
        </p>
        <div className="sm:rounded-md sm:border sm:border-line sm:p-6">{children}</div>
      </main>
      <FlashMessage flash={await readFlash()} />
    </>
  );
}
