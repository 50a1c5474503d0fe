'use client';

import { Checkbox } from '@/components/ui/field';
import { switchSingleKeys, useSingleKeys } from './shortcuts-setting';

/** For people who press keys by accident or by voice. */
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
