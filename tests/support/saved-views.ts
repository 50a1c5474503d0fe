import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { saveView } from '@/lib/saved-views/mutations';
import { listViews, type ManagedView } from '@/lib/saved-views/queries';

type Input = Parameters<typeof saveView>[1];

/** The input to save a view, with a unique name unless one is given. */
export function view(given: Partial<Input> = {}): Input {
  const operationId = randomUUID();
  const usual = { operationId, name: operationId, query: 'status=ongoing' };
  return { ...usual, sharing: 'me', opensFirst: false, ...given };
}

/** Saves a view; returns its ID. */
export async function newView(actor: Actor, given: Partial<Input> = {}): Promise<string> {
  const input = view(given);
  await saveView(actor, input);
  const { operationId } = input;
  return (await db().savedView.findUniqueOrThrow({ where: { operationId }, select: { id: true } }))
    .id;
}

/** The views that the actor sees, without the built-in ones. */
export async function savedViewsOf(actor: Actor): Promise<ManagedView[]> {
  return (await listViews(actor)).filter(({ kind }) => kind !== 'built-in');
}
