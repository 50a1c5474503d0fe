'use client';

import { usePathname } from 'next/navigation';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentProps,
  type ReactNode,
} from 'react';
import { Button } from '@/components/ui/button';
import { dropDraftsOf } from '@/components/ui/draft';
import { Icon } from '@/components/ui/icon';
import { useKeptFocus } from '@/components/ui/keep-focus';
import { dismissUnsent, readUnsent, watchUnsent, type Unsent } from '@/components/ui/unsent';
import type { Flash } from '@/lib/forms/flash';
import { noFlashCookie } from '@/lib/forms/flash-cookie';
import * as shared from '@/lib/messages';
import * as messages from './messages';
import { useHeldTimer } from './use-pausable-timer';
import { UndoButton, type UndoActions } from './undo-button';

/** In milliseconds, without the time it is hovered or focused. Refusals stay until closed. */
const SHOWN_MS = 10_000;

/** A success without a submit here belongs to another tab, which shares the cookie. */
export function FlashMessage({ flash, undo }: { flash: Flash | null; undo?: UndoActions }) {
  const [last, setLast] = useState({ flash, undo });
  const [seen, setSeen] = useState(flash?.key);
  const [isAsked, setIsAsked] = useState(false);
  if (flash && flash.key !== seen) {
    setSeen(flash.key);
    if (isAsked || flash.tone === 'refusal') {
      setLast({ flash, undo });
      setIsAsked(false);
    }
  }

  useEffect(() => {
    const ask = () => setIsAsked(true);
    document.addEventListener('submit', ask, true);
    return () => document.removeEventListener('submit', ask, true);
  }, []);

  const unsent = useSyncExternalStore(watchUnsent, readUnsent, () => null);
  const isRefusal = last.flash?.tone === 'refusal';
  const [live, alert] = isRefusal ? [null, last.flash] : [last.flash, null];
  return (
    <div className="flash-messages">
      <div role="status" className="min-w-0">
        {live && !unsent ? <Message key={live.key} flash={live} undo={last.undo} /> : null}
      </div>
      <div role="alert" className="min-w-0">
        {unsent ? (
          <UnsentMessage unsent={unsent} />
        ) : alert ? (
          <Message key={alert.key} flash={alert} undo={last.undo} />
        ) : null}
      </div>
    </div>
  );
}

function Message({ flash, undo }: { flash: Flash; undo: UndoActions | undefined }) {
  const pathname = usePathname();
  const [shownAt] = useState(pathname);
  const [closed, setClosed] = useState(false);
  const holders = useHeldTimer(flash.tone === 'refusal' ? null : SHOWN_MS, () => setClosed(true));

  useEffect(() => {
    document.cookie = noFlashCookie(location.protocol === 'https:');
  }, []);
  // Before the effects of a new form, which would restore the draft of the last one.
  useLayoutEffect(() => {
    if (flash.saved) dropDraftsOf(flash.saved);
  }, [flash.saved]);

  // Closes for good on navigation.
  if (pathname !== shownAt && !closed) setClosed(true);
  if (closed || pathname !== shownAt) return null;
  return (
    <MessageBox {...holders} tone={flash.tone} onClose={() => setClosed(true)}>
      <p className="min-w-0 py-2 wrap-anywhere">
        {flash.text}{' '}
        {flash.link ? (
          <a href={flash.link.href} className="font-medium text-accent underline">
            {flash.link.text}
          </a>
        ) : null}
      </p>
      {flash.undo && undo ? <UndoButton undo={flash.undo} actions={undo} /> : null}
    </MessageBox>
  );
}

/** Stays until sent again, closed or navigated away from. */
function UnsentMessage({ unsent: { text, sendAgain } }: { unsent: Unsent }) {
  const pathname = usePathname();
  useEffect(() => () => dismissUnsent(), [pathname]);
  return (
    <MessageBox tone="refusal" onClose={() => dismissUnsent()}>
      <p className="min-w-0 py-2 wrap-anywhere">{text}</p>
      {sendAgain ? <Button onClick={sendAgain}>{shared.tryAgain}</Button> : null}
    </MessageBox>
  );
}

function MessageBox({
  tone,
  onClose,
  children,
  ...holders
}: { tone: Flash['tone']; onClose: () => void; children: ReactNode } & ComponentProps<'div'>) {
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box);
  return (
    <div
      {...holders}
      ref={box}
      data-message=""
      className="pointer-events-auto flex max-w-[560px] animate-appear items-center gap-3 rounded-md border border-line bg-raised py-1 pr-1 pl-4 text-sm shadow-lg"
    >
      <span className={tone === 'refusal' ? 'text-danger' : 'text-delivered'}>
        <Icon name={tone === 'refusal' ? 'alert' : 'check'} />
      </span>
      {children}
      <button
        type="button"
        aria-label={messages.closeMessage}
        onClick={onClose}
        className="flex size-11 shrink-0 items-center justify-center rounded-md text-muted hover:text-ink noscript:hidden"
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
