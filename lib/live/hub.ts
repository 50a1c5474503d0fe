import 'server-only';
import { watchLog } from '@/lib/db/watch';
import { beforeLastAnswers } from '@/lib/http/lifecycle';
import { beatEvent, type Over } from './events';
import { newsFor, type News } from './news';
import { coalesce } from './coalesce';
import { liveSessions, type LiveSession } from './queries';
import type { Screen } from './events';

const BEAT_MS = 5_000;

const REST_MS = 100;

type Hub = {
  screens: Set<Screen>;
  stop: (() => void) | undefined;
  ask: () => void;
  beatIsDue: boolean;
  isInTrouble: boolean;
};

// Next may load this module more than once per process; there must be one watcher.
const shared = globalThis as typeof globalThis & { orderDeskHub?: Hub };
const hub = (shared.orderDeskHub ??= {
  screens: new Set(),
  stop: undefined,
  ask: coalesce(look, REST_MS),
  beatIsDue: false,
  isInTrouble: false,
});

/** Starts with what the screen missed. Returns a function that removes it. */
export function join(screen: Screen): () => void {
  hub.screens.add(screen);
  hub.stop ??= start();
  beforeLastAnswers(endAll);
  hub.ask();
  return () => leave(screen);
}

export function screensOf(sessionId: string): number {
  return [...hub.screens].filter((screen) => screen.sessionId === sessionId).length;
}

export function isWatching(): boolean {
  return hub.stop !== undefined;
}

function start(): () => void {
  const stopWatching = watchLog(hub.ask);
  const beat = setInterval(() => {
    hub.beatIsDue = true;
    hub.ask();
  }, BEAT_MS).unref();
  return () => {
    stopWatching();
    clearInterval(beat);
  };
}

function leave(screen: Screen): void {
  hub.screens.delete(screen);
  if (hub.screens.size > 0) return;
  hub.stop?.();
  hub.stop = undefined;
}

function end(screen: Screen, why: Over | 'server'): void {
  if (!hub.screens.has(screen)) return;
  leave(screen);
  screen.end(why);
}

function endAll(): void {
  for (const screen of hub.screens) end(screen, 'server');
}

async function look(): Promise<void> {
  const screens = [...hub.screens];
  if (screens.length === 0) return;
  const beatIsDue = hub.beatIsDue;
  hub.beatIsDue = false;
  try {
    const sessions = await liveSessions(
      [...new Set(screens.map(({ sessionId }) => sessionId))],
      new Date(),
    );
    const proven = screens.filter((screen) => {
      const over = whyOver(screen, sessions.get(screen.sessionId));
      if (over) end(screen, over);
      return over === null;
    });
    const heads = new Map([...sessions.values()].map((found) => [found.workspaceId, found.seq]));
    const news = await newsFor(proven, heads);
    for (const screen of proven) {
      // It may have left during the query, and catch up on another connection.
      if (hub.screens.has(screen)) tell(screen, news.get(screen), beatIsDue);
    }
    hub.isInTrouble = false;
  } catch (error) {
    if (!hub.isInTrouble) console.error(error);
    hub.isInTrouble = true;
  }
}

function whyOver(screen: Screen, session: LiveSession | undefined): Over | null {
  if (session?.workspaceId !== screen.workspaceId) return 'session';
  return session.role === screen.role ? null : 'role';
}

function tell(screen: Screen, news: News | undefined, beatIsDue: boolean): void {
  if (news) {
    screen.seq = news.seq;
    if (news.event) screen.tell(news.event);
  } else if (beatIsDue) {
    screen.tell(beatEvent(screen.seq ?? 0));
  }
}
