'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { calendarDate } from '@/lib/dates';
import type { Over } from '@/lib/live/events';
import { newPace, type Pace } from './live-pace';
import type { News } from './live-source';
import { listenInOneTab } from './live-tabs';
import { forgetTyping, isLasting, isTypedOn, watchTyping } from './live-typing';

/** How long after the page it connects, in milliseconds: what it needs itself comes first, and nothing is missed. */
const START_MS = 1_000;

/** How long a page whose user has another role may take to be drawn for it by what it did itself, in milliseconds. */
const PARTING_MS = 2_000;

/** Leads people of each role to where they start. */
const START = '/';

type Trouble = 'down' | Over;

/** Whether long work of this page draws it again and again: asked for beside that, it would be lost with a server that dies. */
const isRunning = () => document.querySelector('[data-running]') !== null;

const SENTENCES: Record<Trouble, string> = {
  down: 'Not live: trying to reconnect',
  session: 'You are signed out. What you typed stays on this page.',
  role: 'You have another role now. What you typed stays on this page.',
};

/**
 * Draws the page again when something happened in the workspace, or another day began there: `seq` is the entry of the
 * log that is drawn. Tabs of the same session and role share a connection. It can be seen only while there is none.
 */
export function Live({
  session,
  seq,
  timeZone,
}: {
  /** Another one for another role: to be the `key` as well. */
  session: string;
  seq: number;
  /** The workspace's. */
  timeZone: string;
}) {
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
  const hear = useEffectEvent(({ seq: heard, down }: News) => {
    setTrouble((last) => (isOver(last) ? last : down ? 'down' : undefined));
    if (heard) pace.current?.learn(heard);
  });
  const end = useEffectEvent((over: Over) => {
    if (isTypedOn()) setTrouble(over);
    else if (over === 'session' || isLasting()) refresh();
    // Another role may not see this page: to ask for it, or to go back to it, would stand in the log.
    else window.location.replace(START);
  });
  const drawn = useEffectEvent(() => seq);
  const today = useEffectEvent(() => calendarDate(new Date(), timeZone));
  const moved = useEffectEvent(() => {
    forgetTyping();
    if (isOver(trouble)) refresh();
    else pace.current?.keepUp();
  });

  useEffect(() => {
    const own = newPace(
      drawn(),
      () => mayRefresh(),
      () => refresh(),
    );
    pace.current = own;
    let day = today();
    const keepUp = () => {
      if (day === today()) return own.keepUp();
      day = today();
      own.outdated();
    };
    let parting: ReturnType<typeof setTimeout> | undefined;
    const told = (news: News) => {
      if (news.over === 'role') parting ??= setTimeout(() => end('role'), PARTING_MS);
      else if (news.over) end(news.over);
      else hear(news);
      keepUp();
    };
    const listen = () => listenInOneTab(`order-desk-live-${session}`, own.known, told);
    let stopListening = () => {};
    const start = () => void (stopListening = listen());
    const timer = setTimeout(start, START_MS);
    const stopWatching = watchTyping();
    // A page that is kept for coming back may neither hold a connection nor a lock.
    const leave = () => {
      clearTimeout(timer);
      clearTimeout(parting);
      parting = undefined;
      stopListening();
    };
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) start();
    };
    document.addEventListener('visibilitychange', keepUp);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      leave();
      stopWatching();
      own.stop();
      document.removeEventListener('visibilitychange', keepUp);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
    };
  }, [session]);

  useEffect(() => pace.current?.drew(seq), [seq]);
  useEffect(() => {
    if (!pending) pace.current?.finished();
  }, [pending]);
  useEffect(() => moved(), [pathname, query]);
  useEffect(() => {
    if (!trouble) pace.current?.keepUp();
  }, [trouble]);

  if (!trouble) return null;
  return (
    <p
      role="status"
      className="pointer-events-none fixed bottom-16 left-2 z-30 rounded-md border border-line bg-raised px-2 py-1 text-xs text-muted md:bottom-2 print:hidden"
    >
      {SENTENCES[trouble]}
    </p>
  );
}

function isOver(trouble: Trouble | undefined): boolean {
  return trouble === 'session' || trouble === 'role';
}
