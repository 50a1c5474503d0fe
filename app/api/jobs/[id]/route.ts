import { setTimeout as pause } from 'node:timers/promises';
import { currentActor } from '@/lib/auth/require-actor';
import { findProgress } from '@/lib/jobs/find-progress';
import { jobKeySchema } from '@/lib/jobs/schema';

/** In milliseconds: open pages ask again as soon as they have the answer. */
const PACE_MS = 500;

/** The progress of a job of the actor's workspace, as JSON. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  const id = jobKeySchema.safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  await pause(PACE_MS);
  const found = await findProgress(actor, id.data);
  if (!found) return new Response(null, { status: 404 });
  return Response.json(found, { headers: { 'Cache-Control': 'private, no-store' } });
}
