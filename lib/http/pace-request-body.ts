import type { IncomingMessage } from 'node:http';

/** Bytes of a body that never wait; hardly a form that people fill in has more. */
const FREE = 65_536;

/** Bytes in a millisecond of what is beyond that, of all bodies together. */
const PACE = 2_000;

/** How long the ends of long bodies are apart, in milliseconds: most of the work begins with the end. */
const APART_MS = 300;

/** When the last one of all that wait will be through, as `performance.now()` counts. */
let throughAt = 0;

/**
 * How the body of a request is passed on to whoever reads it: what is beyond its first pieces waits for its turn among all
 * long bodies. Taking a form of a megabyte apart keeps the only thread busy, and those who look at a page meanwhile would
 * wait behind as many as somebody cares to send.
 */
export function paceRequestBody(request: IncomingMessage): IncomingMessage['push'] {
  const push = request.push.bind(request);
  const held: Parameters<typeof push>[] = [];
  let passed = 0;
  let timer: NodeJS.Timeout | undefined;

  function passHeld(): void {
    timer = undefined;
    for (let next = held.shift(); next; next = held.shift()) {
      push(...next);
      const wait = waitFor(held[0]?.[0]);
      if (wait > 0) {
        timer = setTimeout(passHeld, wait);
        return;
      }
    }
  }

  function waitFor(chunk: Buffer | null | undefined): number {
    if (chunk === undefined) return 0;
    passed += chunk?.length ?? 0;
    if (passed <= FREE) return 0;
    const now = performance.now();
    throughAt = Math.max(throughAt, now) + (chunk ? chunk.length / PACE : APART_MS);
    return throughAt - now;
  }

  request.once('close', () => clearTimeout(timer));
  return (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (timer === undefined && held.length === 0) {
      const wait = waitFor(chunk);
      if (wait === 0) return push(chunk, encoding);
      timer = setTimeout(passHeld, wait);
    }
    held.push([chunk, encoding]);
    return true;
  };
}
