type Lifecycle = {
  draining: boolean;
  ending: boolean;
  enders: Set<() => void>;
  closers: Set<() => Promise<void>>;
};

// The server process and Next's bundles load this module for themselves; the process has one life.
const shared = globalThis as typeof globalThis & { orderDeskLifecycle?: Lifecycle };
const lifecycle = (shared.orderDeskLifecycle ??= {
  draining: false,
  ending: false,
  enders: new Set(),
  closers: new Set(),
});

/** Whether the server was told to stop: it still answers, and should be sent nothing new. */
export function isDraining(): boolean {
  return lifecycle.draining;
}

export function startDraining(): void {
  lifecycle.draining = true;
}

/** Has `end` called before the last answers are waited for, or now where they already are: for those that never end. */
export function beforeLastAnswers(end: () => void): void {
  if (lifecycle.ending) end();
  else lifecycle.enders.add(end);
}

/** Ends all answers that would go on for ever. */
export function endAnswers(): void {
  lifecycle.ending = true;
  for (const end of lifecycle.enders) end();
}

/** Has `close` called once the last request of this process is answered. The same function counts once. */
export function beforeExit(close: () => Promise<void>): void {
  lifecycle.closers.add(close);
}

/** Closes all that asked for it. */
export async function closeAll(): Promise<void> {
  await Promise.all([...lifecycle.closers].map((close) => close()));
}
