'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { newPace, type Pace } from './live-pace';
import type { News } from './live-source';
import { listenTogether } from './live-tabs';
import { forgetTyping, isTypedOn, watchTyping } from './live-typing';

/** How long after the page it connects, in milliseconds: what it needs itself comes first, and nothing is missed. */
const START_MS = 1_000;

type Trouble = 'down' | 'ended';

/** Whether long work of this page draws it again and again: asked for beside that, it would be lost with a server that dies. */
const isRunning = () => document.querySelector('[data-running]') !== null;

const SENTENCES: Record<Trouble, string> = {
  down: 'Not live: trying to reconnect',
  ended: 'You are signed out. What you typed stays on this page.',
};

/**
 * Draws the page again when something happened in the workspace: `seq` is the entry of the log that is drawn. Tabs of the
 * same session share a connection. It can be seen only while there is none.
 */
export function Live({ session, seq }: { session: string; seq: number }) {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const [pending, startTransition] = useTransition();
  const [trouble, setTrouble] = useState<Trouble>();
  const pace = useRef<Pace>(undefined);

  const refresh = useEffectEvent(() => startTransition(() => router.refresh()));
  // Without a server there is nothing to draw, and the browser would show its own page for that.
  const mayRefresh = useEffectEvent(
    () => !trouble && document.visibilityState === 'visible' && !isTypedOn() && !isRunning(),
  );
  const hear = useEffectEvent(({ seq: heard, down, ended }: News) => {
    if (down !== undefined) setTrouble(down ? 'down' : undefined);
    if (heard) pace.current?.learn(heard);
    if (!ended) return;
    if (isTypedOn()) setTrouble('ended');
    else refresh();
  });
  const drawn = useEffectEvent(() => seq);

  useEffect(() => {
    const own = newPace(
      drawn(),
      () => mayRefresh(),
      () => refresh(),
    );
    pace.current = own;
    const listen = () =>
      listenTogether(`order-desk-live-${session}`, own.known, (news) => hear(news));
    let stopListening = () => {};
    const start = () => void (stopListening = listen());
    const timer = setTimeout(start, START_MS);
    const stopWatching = watchTyping();
    // A page that is kept for coming back may neither hold a connection nor a lock.
    const leave = () => {
      clearTimeout(timer);
      stopListening();
    };
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) start();
    };
    document.addEventListener('visibilitychange', own.keepUp);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      leave();
      stopWatching();
      own.stop();
      document.removeEventListener('visibilitychange', own.keepUp);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
    };
  }, [session]);

  useEffect(() => pace.current?.drew(seq), [seq]);
  useEffect(() => {
    if (!pending) pace.current?.finished();
  }, [pending]);
  useEffect(() => {
    forgetTyping();
    pace.current?.keepUp();
  }, [pathname, query]);
  useEffect(() => {
    if (!trouble) pace.current?.keepUp();
  }, [trouble]);

  if (!trouble) return null;
  return (
    <p
      role="status"
      className="fixed bottom-16 left-2 z-30 rounded-md border border-line bg-raised px-2 py-1 text-xs text-muted md:bottom-2 print:hidden"
    >
      {SENTENCES[trouble]}
    </p>
  );
}
