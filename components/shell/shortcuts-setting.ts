import { useSyncExternalStore } from 'react';

const KEY = 'order-desk-single-keys';
const OFF = 'off';

/** Fallback when storage is blocked. */
let withoutStorage: string | null = null;

const listeners = new Set<() => void>();

/** On unless switched off on this device. */
export function singleKeysAreOn(): boolean {
  return stored() !== OFF;
}

/** Applies to all tabs of this device. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // Lasts until the page is left.
    withoutStorage = on ? null : OFF;
  }
  for (const changed of listeners) changed();
}

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
  // Fires in other tabs only.
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}
