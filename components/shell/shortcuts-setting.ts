import { useSyncExternalStore } from 'react';

/** Where the device keeps that someone wants no single keys. */
const KEY = 'order-desk-single-keys';
const OFF = 'off';

/** What the storage of the device would say, where the browser gives none. */
let withoutStorage: string | null = null;

const listeners = new Set<() => void>();

/** Whether single keys do something on this device: they do until someone switches them off. */
export function singleKeysAreOn(): boolean {
  return stored() !== OFF;
}

/** Switches single keys on or off, on this device and in all its tabs, for good. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // It holds until the page is left.
    withoutStorage = on ? null : OFF;
  }
  for (const changed of listeners) changed();
}

/** {@link singleKeysAreOn}, kept up with while drawn. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(whenSwitched, singleKeysAreOn, () => true);
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return withoutStorage;
  }
}

function whenSwitched(changed: () => void): () => void {
  listeners.add(changed);
  // Told of other tabs only.
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}
