import type { ReactNode } from 'react';

export function Main({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <main id="main" tabIndex={-1} className={narrow ? 'main main-narrow' : 'main'}>
      {children}
    </main>
  );
}
