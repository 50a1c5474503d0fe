import { expect, onTestFinished, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { join } from '@/lib/live/hub';
import type { Screen } from '@/lib/live/events';

/** An event as a browser reads it. */
export type ScreenEvent = { id?: number; event: string; data: { orders?: string[] | null } };

/** Events as sent. */
export function eventsIn(text: string): ScreenEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.includes('event: '))
    .map((block) => {
      const line = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1];
      const id = line('id');
      return {
        event: line('event') ?? '',
        data: JSON.parse(line('data') ?? 'null') as ScreenEvent['data'],
        ...(id !== undefined && { id: Number(id) }),
      };
    });
}

/** An open page that records its events, closed when the test ends. */
export function openScreen(actor: Actor, seq: number | null = null) {
  const received: ScreenEvent[] = [];
  const ends: string[] = [];
  const screen: Screen = {
    sessionId: actor.sessionId,
    workspaceId: actor.workspaceId,
    role: actor.role,
    seq,
    send: (event) => received.push(...eventsIn(event).filter(({ event: name }) => name !== 'beat')),
    end: (why) => ends.push(why),
  };
  const leave = join(screen);
  onTestFinished(leave);
  return {
    received,
    ends,
    leave,
    /** The orders in its events. */
    orders: () => received.flatMap(({ data }) => data.orders ?? []),
    /** The last log entry that it knows. */
    place: () => received.at(-1)?.id ?? seq ?? 0,
  };
}

/** How many entries a workspace's log has. */
export async function headOf({ workspaceId }: Actor): Promise<number> {
  const found = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return found.logSeq;
}

/** Waits until the condition holds. */
export function eventually(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 20_000, interval: 20 });
}

/** Waits until each of the screens is up to date. */
export async function upToDate(actor: Actor, ...screens: { place: () => number }[]): Promise<void> {
  const head = await headOf(actor);
  await eventually(() => {
    expect(screens.map(({ place }) => place())).toEqual(screens.map(() => head));
  });
}
