'use client';

import { useRouter } from 'next/navigation';
import { useTransition, type FormEvent, type MouseEvent, type ReactNode } from 'react';

/**
 * Plain links and GET forms inside navigate without a reload: one listener per table instead of one per row. Links with
 * `target="_self"`, such as downloads, stay plain. Popovers close. The second click of a double click is ignored, because
 * the button may be another one by then.
 */
export function ClientNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function follow(event: MouseEvent) {
    if (!isPlainClick(event)) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]');
    link?.closest<HTMLElement>('[popover]')?.hidePopover();
    if (!link || link.target !== '') return;
    event.preventDefault();
    startTransition(() => router.push(link.getAttribute('href')!));
  }

  function send(event: FormEvent) {
    const form = event.target as HTMLFormElement;
    // Not the property, which is "get" for forms behind a Server Action too.
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

/** Not for a new tab, a new window or a download. */
export function isPlainClick(event: MouseEvent): boolean {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && event.button === 0 && !isModified;
}

/** The shortest query of a GET form: without empty fields and `data-defaults`; if nothing is left, `data-fallback`. */
export function queryOfForm(form: HTMLFormElement): string {
  const fields = new FormData(form);
  const defaults = new URLSearchParams(form.dataset.defaults);
  const query = new URLSearchParams();
  for (const name of new Set(fields.keys())) {
    const value = fields.getAll(name).filter(Boolean).join();
    if (value !== '' && value !== defaults.get(name)) query.append(name, value);
  }
  const text = query.toString().replaceAll('%2C', ',') || form.dataset.fallback;
  return text ? `?${text}` : '';
}
