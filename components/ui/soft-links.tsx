'use client';

import { useRouter } from 'next/navigation';
import { useTransition, type MouseEvent, type ReactNode } from 'react';

/**
 * Lets the plain links inside change pages without a reload: one listener for a whole table instead of one per row.
 * What it holds dims while the next page is on its way. The second click of a double click sends nothing: by then the
 * button may have become another.
 */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]');
    if (!link || link.target !== '') return;
    event.preventDefault();
    startTransition(() => router.push(link.getAttribute('href')!));
  }

  function ignoreSecondClick(event: MouseEvent) {
    const button = (event.target as Element).closest('button[type="submit"]');
    if (button && event.detail > 1) event.preventDefault();
  }

  return (
    <div
      onClickCapture={ignoreSecondClick}
      onClick={follow}
      aria-busy={pending}
      className="transition-opacity aria-busy:opacity-50 aria-busy:delay-150"
    >
      {children}
    </div>
  );
}
