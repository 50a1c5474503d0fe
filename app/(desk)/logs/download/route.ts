import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { env } from '@/lib/env';
import { downloadLog } from '@/lib/log/download';

/** The whole log as a file, for the owner. */
export async function GET(): Promise<Response> {
  const actor = await requireActor();
  const lines = await downloadLog(actor, env().CHECKPOINT_KEY_FILE);
  if (!lines) notFound();
  const today = calendarDate(new Date(), actor.timeZone);
  return new Response(streamOf(lines), {
    headers: {
      'Content-Type': 'application/jsonl',
      'Content-Disposition': `attachment; filename="order-desk-log-${today}.jsonl"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
}
