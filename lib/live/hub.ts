import 'server-only';
import { watchLog } from '@/lib/db/watch';
import { beforeLastAnswers } from '@/lib/http/lifecycle';
import { addToCount, countOf } from '@/lib/http/shared-counts';
import { beatEvent, type Over } from './events';
import { newsFor, type News } from './news';
import { coalesce } from './coalesce';
import { liveSessions, type LiveSession } from './queries';
import type { Screen } from './events';

/** Screens reconnect when beats stop. */
const BEAT_MS = 5_000;

const REST_MS = 100;

type Hub = {
  screens: Set<Screen>;
  stop: (() => void) | undefined;
  requestUpdate: () => void;
  isBeatDue: boolean;
  hasFailed: boolean;
};

// Next may load this module more than once per process; there must be one watcher.
const shared = globalThis as typeof globalThis & { orderDeskHub?: Hub };
const hub = (shared.orderDeskHub ??= {
  screens: new Set(),
  stop: undefined,
  requestUpdate: coalesce(update, REST_MS),
  isBeatDue: false,
  hasFailed: false,
});

/** Starts with what the screen missed. Returns a function that removes it. */
export function join(screen: Screen): () => void {
  hub.screens.add(screen);
  addToCount(counterOf(screen.sessionId), 1);
  hub.stop ??= start();
  beforeLastAnswers(endAll);
  hub.requestUpdate();
  return () => leave(screen);
}

/** In all server processes of this machine. */
export function screensOf(sessionId: string): number {
  return countOf(counterOf(sessionId));
}

function counterOf(sessionId: string): string {
  return `screens ${sessionId}`;
}

export function isWatching(): boolean {
  return hub.stop !== undefined;
}

function start(): () => void {
  const stopWatching = watchLog(hub.requestUpdate);
  const beat = setInterval(() => {
    hub.isBeatDue = true;
    hub.requestUpdate();
  }, BEAT_MS).unref();
  return () => {
    stopWatching();
    clearInterval(beat);
  };
}

function leave(screen: Screen): void {
  if (!hub.screens.delete(screen)) return;
  addToCount(counterOf(screen.sessionId), -1);
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

async function update(): Promise<void> {
  const screens = [...hub.screens];
  if (screens.length === 0) return;
  const isBeatDue = hub.isBeatDue;
  hub.isBeatDue = false;
  try {
    const sessions = await liveSessions(
      [...new Set(screens.map(({ sessionId }) => sessionId))],
      new Date(),
    );
    const proven = screens.filter((screen) => {
      const over = overReason(screen, sessions.get(screen.sessionId));
      if (over) end(screen, over);
      return over === null;
    });
    const heads = new Map([...sessions.values()].map((found) => [found.workspaceId, found.seq]));
    const news = await newsFor(proven, heads);
    for (const screen of proven) {
      // It may have left during the query, and catch up on another connection.
      if (hub.screens.has(screen)) sendNews(screen, news.get(screen), isBeatDue);
    }
    hub.hasFailed = false;
  } catch (error) {
    if (!hub.hasFailed) console.error(error);
    hub.hasFailed = true;
  }
}

function overReason(screen: Screen, session: LiveSession | undefined): Over | null {
  if (session?.workspaceId !== screen.workspaceId) return 'session';
  return session.role === screen.role ? null : 'role';
}

function sendNews(screen: Screen, news: News | undefined, isBeatDue: boolean): void {
  if (news) {
    screen.seq = news.seq;
    if (news.event) screen.send(news.event);
  } else if (isBeatDue) {
    screen.send(beatEvent(screen.seq ?? 0));
  }
}
