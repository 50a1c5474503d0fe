'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useTransition,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import { Icon } from '@/components/ui/icon';
import * as messages from './messages';
import { insertLines, listAddress } from './search-address';
import { isComposing } from './shortcuts-keys';

/** Debounce, in milliseconds. */
const REST_MS = 200;

/** The URL updates the field only while it isn't focused. */
export function SearchField() {
  const router = useRouter();
  const isList = usePathname() === '/orders';
  const parameters = useSearchParams();
  const [pending, startTransition] = useTransition();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const searched = isList ? (parameters.get('q') ?? '') : '';

  const keepUp = useEffectEvent(() => {
    const input = field.current!;
    if (document.activeElement !== input) input.value = searched;
    else if (input.value.trim() !== searched) searchSoon();
  });
  useEffect(() => keepUp(), [searched, isList]);

  useEffect(() => {
    const input = field.current!;
    const goneBack = () => {
      stopWaiting();
      const { pathname, search } = window.location;
      input.value = (pathname === '/orders' && new URLSearchParams(search).get('q')) || '';
    };
    window.addEventListener('popstate', goneBack);
    return () => {
      window.removeEventListener('popstate', goneBack);
      stopWaiting();
    };
  }, []);

  /** Whether a search was pending. */
  function stopWaiting(): boolean {
    const waited = timer.current !== undefined;
    clearTimeout(timer.current);
    timer.current = undefined;
    return waited;
  }

  function search() {
    stopWaiting();
    // Not the rendered parameters, which may belong to a page already left.
    const address = listAddress(isList ? window.location.search : '', field.current!.value);
    startTransition(() => {
      if (isList) router.replace(address, { scroll: false });
      else router.push(address);
    });
  }

  function searchSoon() {
    stopWaiting();
    if (isList) timer.current = setTimeout(search, REST_MS);
  }

  function clear(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    stopWaiting();
    if (event.currentTarget.value === '') event.currentTarget.blur();
    event.currentTarget.value = '';
    if (searched !== '') search();
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    if (!insertLines(event.currentTarget, event.clipboardData.getData('text'))) return;
    event.preventDefault();
    searchSoon();
  }

  return (
    <form
      role="search"
      action="/orders"
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
      aria-busy={pending}
      className="search"
    >
      {isList
        ? [...parameters]
            .filter(([name]) => !['q', 'after', 'before'].includes(name))
            .map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))
        : null}
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        name="q"
        aria-label={messages.searchOrders}
        aria-keyshortcuts="/"
        placeholder={messages.searchOrders}
        defaultValue={searched}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onInput={(event) => {
          if (!(event.nativeEvent as InputEvent).isComposing) searchSoon();
        }}
        onCompositionEnd={searchSoon}
        onKeyDown={clear}
        onPaste={paste}
        // Searches before a clicked link navigates, so that the link wins.
        onBlur={() => {
          if (stopWaiting()) search();
        }}
      />
    </form>
  );
}
