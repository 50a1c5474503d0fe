'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { calendarDate } from '@/lib/dates';
import type { Over } from '@/lib/live/events';
import { screenUpdate } from './live-data';
import { newPace, type Pace } from './live-pace';
import type { News } from './live-source';
import { listenInOneTab } from './live-tabs';
import * as messages from './messages';
import { forgetTyping, isLasting, isTypedOn, watchTyping } from './live-typing';

/** In milliseconds: the page's own requests come first, and nothing is missed. */
const START_MS = 1_000;

/** In milliseconds, for a page that changed the role itself to navigate first. */
const PARTING_MS = 2_000;

/** Redirects to the role's home page. */
const START = '/';

type Trouble = 'down' | Over;

/** A refresh beside the requests of a running batch would be lost if the server dies. */
const isRunning = () => document.querySelector('[data-running]') !== null;

const SENTENCES: Record<Trouble, string> = {
  down: messages.disconnected,
  session: messages.signedOut,
  role: messages.roleChanged,
};

/** Updates the screen on changes, and refreshes the page at midnight; visible only when disconnected. `seq`: entry shown. */
export function Live({
  session,
  seq,
  timeZone,
}: {
  /** Differs per role; also use it as `key`. */
  session: string;
  seq: number;
  timeZone: string;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const [pending, startTransition] = useTransition();
  const [trouble, setTrouble] = useState<Trouble>();
  const pace = useRef<Pace>(undefined);
  /** Pages that the router keeps for "Back" are older than the screen, which was updated in place. */
  const areKeptPagesOld = useRef(false);
  const hasGoneBack = useRef(false);

  const refresh = useEffectEvent(() => {
    areKeptPagesOld.current = false;
    startTransition(() => router.refresh());
  });
  const update = useEffectEvent(async (isOutdated: boolean) => {
    const inPlace = isOutdated ? undefined : screenUpdate();
    if (!inPlace) return refresh();
    const result = await inPlace();
    if (result === 'outdated') return refresh();
    if (result === 'no-answer') return pace.current?.failed();
    areKeptPagesOld.current = true;
    pace.current?.drew(result);
    pace.current?.finished();
  });
  // Offline, a refresh would show the browser's error page.
  const mayRefresh = useEffectEvent(
    () => !trouble && document.visibilityState === 'visible' && !isTypedOn() && !isRunning(),
  );
  const hear = useEffectEvent(({ seq: newest, down }: News) => {
    setTrouble((last) => (isOver(last) ? last : down ? 'down' : undefined));
    if (newest) pace.current?.learn(newest);
  });
  const end = useEffectEvent((over: Over) => {
    if (isTypedOn()) setTrouble(over);
    else if (over === 'session' || isLasting()) refresh();
    // The new role may not see this page, and reloading it would log a denial.
    else window.location.replace(START);
  });
  const drawn = useEffectEvent(() => seq);
  const today = useEffectEvent(() => calendarDate(new Date(), timeZone));
  const moved = useEffectEvent(() => {
    forgetTyping();
    const isOld = hasGoneBack.current && areKeptPagesOld.current;
    hasGoneBack.current = false;
    if (isOver(trouble)) refresh();
    else if (isOld) pace.current?.outdated();
    else pace.current?.keepUp();
  });

  useEffect(() => {
    const own = newPace(
      drawn(),
      () => mayRefresh(),
      (isOutdated) => void update(isOutdated),
    );
    pace.current = own;
    let day = today();
    const keepUp = () => {
      if (day === today()) return own.keepUp();
      day = today();
      own.outdated();
    };
    let parting: ReturnType<typeof setTimeout> | undefined;
    const receive = (news: News) => {
      if (news.over === 'role') parting ??= setTimeout(() => end('role'), PARTING_MS);
      else if (news.over) end(news.over);
      else hear(news);
      keepUp();
    };
    const listen = () => listenInOneTab(`order-desk-live-${session}`, own.known, receive);
    let stopListening = () => {};
    const start = () => void (stopListening = listen());
    const timer = setTimeout(start, START_MS);
    // A page in the back/forward cache must hold neither a connection nor a lock.
    const leave = () => {
      clearTimeout(timer);
      clearTimeout(parting);
      parting = undefined;
      stopListening();
    };
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) start();
    };
    const goBack = () => void (hasGoneBack.current = true);
    document.addEventListener('visibilitychange', keepUp);
    window.addEventListener('popstate', goBack);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      leave();
      own.stop();
      document.removeEventListener('visibilitychange', keepUp);
      window.removeEventListener('popstate', goBack);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
    };
  }, [session]);

  useEffect(() => pace.current?.drew(seq), [seq]);
  useEffect(() => {
    if (!pending) pace.current?.finished();
  }, [pending]);
  useEffect(() => moved(), [pathname, query]);
  // After the effect above, which forgets what was typed.
  useEffect(() => watchTyping(), []);
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
