import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { orderButtonSchema } from '@/lib/orders/schema';
import { previewUndo, type UndoPreview } from '@/lib/orders/changes/undo-preview';

const paramsSchema = z.object({
  id: orderButtonSchema.shape.id,
  version: orderButtonSchema.shape.version,
});

/** Cached per request. Orders that the actor may not see get a 404. */
export const undoPreviewOrNotFound = cache(
  async (
    actor: Actor,
    id: string,
    version: string,
  ): Promise<UndoPreview & { id: string; version: number }> => {
    const { data } = paramsSchema.safeParse({ id, version });
    const preview = data && (await previewUndo(actor, data));
    return preview ? { ...preview, ...data } : notFound();
  },
);
