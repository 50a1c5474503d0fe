import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { overEvent, retryLine } from './events';
import { join } from './hub';

/** The screen catches up when it reconnects. */
const MAX_QUEUED = 8;

const RETRY_MS = { min: 500, max: 1_500 };

/** Events for one screen that has seen the log up to `after`; null starts at the newest entry. */
export function liveStream(actor: Actor, after: number | null): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  let isOver = false;
  return new ReadableStream(
    {
      start(controller) {
        const send = (event: string) => controller.enqueue(encoder.encode(event));
        send(retryLine(RETRY_MS.min + Math.random() * (RETRY_MS.max - RETRY_MS.min)));
        leave = join({
          sessionId: actor.sessionId,
          workspaceId: actor.workspaceId,
          role: actor.role,
          seq: after,
          send: (event) => {
            if (isOver) return;
            if ((controller.desiredSize ?? 0) > 0) return send(event);
            isOver = true;
            leave();
            controller.error(new DOMException('Nobody reads it.', 'AbortError'));
          },
          end: (why) => {
            if (isOver) return;
            isOver = true;
            if (why !== 'server') send(overEvent(why));
            controller.close();
          },
        });
      },
      cancel() {
        isOver = true;
        leave();
      },
    },
    { highWaterMark: MAX_QUEUED },
  );
}
