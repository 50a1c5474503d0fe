'use client';

import { useRouter } from 'next/navigation';
import { useTransition, type FormEvent, type MouseEvent, type ReactNode } from 'react';
import { queryOfForm } from './form-query';

/**
 * Lets the plain links and GET forms inside change pages without a reload: one listener for a whole table instead of
 * one per row. A link with `target="_self"` stays a plain one, as for a download. A link closes the popover that it is
 * in, and a form those within it. What this holds dims while the next page is on its way. The second click of a double click sends nothing: by then the
 * button may have become another.
 */
export function ClientNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]');
    link?.closest<HTMLElement>('[popover]')?.hidePopover();
    if (!link || link.target !== '') return;
    event.preventDefault();
    startTransition(() => router.push(link.getAttribute('href')!));
  }

  function send(event: FormEvent) {
    const form = event.target as HTMLFormElement;
    // The attribute: a form behind a Server Action has none, whatever its property says.
    if (event.defaultPrevented || form.getAttribute('method') !== 'get') return;
    event.preventDefault();
    for (const part of form.querySelectorAll<HTMLElement>('[popover]')) part.hidePopover();
    startTransition(() => router.push(`${form.getAttribute('action')}${queryOfForm(form)}`));
  }

  function ignoreSecondClick(event: MouseEvent) {
    const button = (event.target as Element).closest('button');
    if (button?.type === 'submit' && event.detail > 1) event.preventDefault();
  }

  return (
    <div
      onClickCapture={ignoreSecondClick}
      onClick={follow}
      onSubmit={send}
      aria-busy={pending}
      className="transition-opacity aria-busy:opacity-50 aria-busy:delay-150"
    >
      {children}
    </div>
  );
}
