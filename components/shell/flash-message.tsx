'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Flash } from '@/lib/forms/flash';
import { FLASH_COOKIE } from '@/lib/forms/flash-cookie';

/** How long a message of success stays, in milliseconds. Refusals stay until they are closed. */
const SHOWN_MS = 12_000;

/** The message that the last action left, announced; it goes with the page, or when it is closed. */
export function FlashMessage({ flash }: { flash: Flash | null }) {
  const [live, alert] = flash?.tone === 'refusal' ? [null, flash] : [flash, null];
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-32 z-40 flex justify-center md:bottom-6 print:hidden">
      <div role="status" className="min-w-0">
        {live ? <Message key={live.key} flash={live} /> : null}
      </div>
      <div role="alert" className="min-w-0">
        {alert ? <Message key={alert.key} flash={alert} /> : null}
      </div>
    </div>
  );
}

function Message({ flash }: { flash: Flash }) {
  const pathname = usePathname();
  const [shownAt] = useState(pathname);
  const [closed, setClosed] = useState(false);

  useEffect(() => {
    document.cookie = `${FLASH_COOKIE}=; Max-Age=0; path=/`;
    if (flash.tone === 'refusal') return;
    const timer = setTimeout(() => setClosed(true), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [flash.tone]);

  // Left behind with its page, and not shown again when people come back.
  if (pathname !== shownAt && !closed) setClosed(true);
  if (closed || pathname !== shownAt) return null;
  return (
    <div className="pointer-events-auto flex max-w-[560px] animate-appear items-center gap-3 rounded-md border border-line bg-raised py-1 pr-1 pl-4 text-sm shadow-lg">
      <span className={flash.tone === 'refusal' ? 'text-danger' : 'text-delivered'}>
        <Icon name={flash.tone === 'refusal' ? 'alert' : 'check'} />
      </span>
      <p className="min-w-0 py-2 wrap-anywhere">
        {flash.text}{' '}
        {flash.link ? (
          <a href={flash.link.href} className="font-medium text-accent underline">
            {flash.link.text}
          </a>
        ) : null}
      </p>
      <button
        type="button"
        aria-label="Close message"
        onClick={() => setClosed(true)}
        className="flex size-11 items-center justify-center rounded-md text-muted hover:text-ink noscript:hidden"
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
