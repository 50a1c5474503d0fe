type Waker = { wake: (() => void) | undefined };

// Next loads separate copies of this module for the runner and for pages.
const shared = globalThis as typeof globalThis & { orderDeskWaker?: Waker };
const waker = (shared.orderDeskWaker ??= { wake: undefined });

/** The runner of this process looks for jobs now. */
export function wakeRunner(): void {
  waker.wake?.();
}

export function onWake(wake: () => void): void {
  waker.wake = wake;
}
