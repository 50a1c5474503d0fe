import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { orderButtonSchema } from '@/lib/orders/schema';
import { previewUndo, type UndoPreview } from '@/lib/orders/changes/undo-preview';

const address = z.object({
  id: orderButtonSchema.shape.id,
  version: orderButtonSchema.shape.version,
});

/** What there is to take back at this address, asked for once per request; a 404 for who may not. */
export const undoPreviewOrNotFound = cache(
  async (
    actor: Actor,
    id: string,
    version: string,
  ): Promise<UndoPreview & { id: string; version: number }> => {
    const { data } = address.safeParse({ id, version });
    const found = data && (await previewUndo(actor, data));
    return found ? { ...found, ...data } : notFound();
  },
);
