'use client';

import { useLayoutEffect } from 'react';
import { keepRow } from '@/components/shell/shortcuts-rows';

/** Keeps people in the list beside it who are in a row that leaves: at what came to its place. Nothing is drawn. */
export function KeepRow() {
  // Whenever the list is drawn again, so is this.
  useLayoutEffect(keepRow);
  return null;
}
