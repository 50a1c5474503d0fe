'use client';

import { Checkbox } from '@/components/ui/field';
import { switchSingleKeys, useSingleKeys } from './shortcuts-setting';

/** Turns single keys off, for those who press them by accident or by voice, and on again. */
export function ShortcutsSwitch() {
  return (
    <Checkbox
      label="Single-key shortcuts"
      role="switch"
      checked={useSingleKeys()}
      onChange={(event) => switchSingleKeys(event.target.checked)}
    />
  );
}
