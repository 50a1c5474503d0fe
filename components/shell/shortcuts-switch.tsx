'use client';

import { Checkbox } from '@/components/ui/field';
import * as messages from './messages';
import { switchSingleKeys, useSingleKeys } from './shortcuts-setting';

/** For people who press keys by accident or by voice. */
export function ShortcutsSwitch() {
  return (
    <Checkbox
      label={messages.singleKeys}
      role="switch"
      checked={useSingleKeys()}
      onChange={(event) => switchSingleKeys(event.target.checked)}
    />
  );
}
