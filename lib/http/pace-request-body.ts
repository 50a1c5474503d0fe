import type { IncomingMessage } from 'node:http';

const FREE = 65_536;

/** Per millisecond, for all bodies together. */
const PACE = 2_000;

const APART_MS = 300;

let throughAt = 0;

/** Long bodies take turns: parsing a form of 1 MB blocks the only thread, and many would make everyone else wait. */
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
