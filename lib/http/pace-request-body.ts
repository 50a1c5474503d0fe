import type { IncomingMessage } from 'node:http';

const FREE_BYTES = 65_536;

/** Per millisecond, for all bodies together. */
const BYTES_PER_MS = 2_000;

const APART_MS = 300;

let queueEndsAt = 0;

/** Long bodies take turns: parsing a form of 1 MB blocks the only thread, and many would make everyone else wait. */
export function paceRequestBody(request: IncomingMessage): IncomingMessage['push'] {
  const push = request.push.bind(request);
  const queued: Parameters<typeof push>[] = [];
  let passed = 0;
  let timer: NodeJS.Timeout | undefined;

  function passQueued(): void {
    timer = undefined;
    for (let next = queued.shift(); next; next = queued.shift()) {
      push(...next);
      const wait = waitFor(queued[0]?.[0]);
      if (wait > 0) {
        timer = setTimeout(passQueued, wait);
        return;
      }
    }
  }

  function waitFor(chunk: Buffer | null | undefined): number {
    if (chunk === undefined) return 0;
    passed += chunk?.length ?? 0;
    if (passed <= FREE_BYTES) return 0;
    const now = performance.now();
    queueEndsAt = Math.max(queueEndsAt, now) + (chunk ? chunk.length / BYTES_PER_MS : APART_MS);
    return queueEndsAt - now;
  }

  request.once('close', () => clearTimeout(timer));
  return (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (timer === undefined && queued.length === 0) {
      const wait = waitFor(chunk);
      if (wait === 0) return push(chunk, encoding);
      timer = setTimeout(passQueued, wait);
    }
    queued.push([chunk, encoding]);
    return true;
  };
}
