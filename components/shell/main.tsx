import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export function Main({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx(
        'mx-auto w-full px-4 pt-2 pb-28 outline-none md:pt-4 md:pb-12 print:p-0',
        narrow ? 'max-w-[592px]' : 'max-w-[1280px]',
      )}
    >
      {children}
    </main>
  );
}
