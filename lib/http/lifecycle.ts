type Lifecycle = {
  draining: boolean;
  ending: boolean;
  enders: Set<() => void | Promise<void>>;
  closers: Set<() => Promise<void>>;
};

// The server process and Next's bundles load separate copies of this module.
const shared = globalThis as typeof globalThis & { orderDeskLifecycle?: Lifecycle };
const lifecycle = (shared.orderDeskLifecycle ??= {
  draining: false,
  ending: false,
  enders: new Set(),
  closers: new Set(),
});

export function isDraining(): boolean {
  return lifecycle.draining;
}

export function startDraining(): void {
  lifecycle.draining = true;
}

/** For work and responses that never end: called before shutdown waits for the others, or now if it already does. */
export function beforeLastAnswers(end: () => void | Promise<void>): void {
  if (lifecycle.ending) void end();
  else lifecycle.enders.add(end);
}

export async function endAnswers(): Promise<void> {
  lifecycle.ending = true;
  await Promise.all([...lifecycle.enders].map((end) => end()));
}

/** Closers run together, after the last response and before the process ends. */
export function beforeExit(close: () => Promise<void>): void {
  lifecycle.closers.add(close);
}

export async function closeAll(): Promise<void> {
  await Promise.all([...lifecycle.closers].map((close) => close()));
}
