import * as messages from './messages';
import { offered, type Granted, type Offer } from './navigation';

export type Command =
  'search' | 'new' | 'next' | 'previous' | 'select' | 'edit' | 'deliver' | 'undo' | 'help';

type Shortcut = Offer & { keys: readonly string[]; description: string; command?: Command };

const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], description: messages.searchOrders, command: 'search' },
  { keys: ['n'], description: messages.newOrder, command: 'new', needs: 'orders.create' },
  { keys: ['j'], description: messages.nextRow, command: 'next' },
  { keys: ['k'], description: messages.previousRow, command: 'previous' },
  {
    keys: ['x'],
    description: messages.selectRow,
    command: 'select',
    needs: 'orders.bulk',
  },
  { keys: ['e'], description: messages.editOrder, command: 'edit', needs: 'orders.edit' },
  { keys: ['d'], description: messages.deliverOrder, command: 'deliver' },
  { keys: ['u'], description: messages.undoShown, command: 'undo' },
  { keys: ['?'], description: messages.showShortcuts, command: 'help' },
  { keys: messages.paletteKeys, description: messages.paletteSearch },
  { keys: ['Esc'], description: messages.closeDialog },
];

/** Shortcuts without a command work even when single keys are off. */
export function shortcutsFor(granted: Granted): Shortcut[] {
  return offered(SHORTCUTS, granted);
}

/** Commands that repeat while the key is held. */
const REPEATED: readonly Command[] = ['next', 'previous'];

/** Elements that take letters, such as text fields and menus. */
const WRITES =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="menu"]';

/** The key code during composition, also of Safari's Enter that ends it. */
const COMPOSING = 229;

/** For example in Japanese or Chinese input. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === COMPOSING;
}

/** The Latin letter of the physical key on layouts of other scripts. */
function characterOf({ key, code }: KeyboardEvent): string {
  const isForeign = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return isForeign && code.startsWith('Key') ? code.slice('Key'.length) : key;
}

/** Null while typing, or when the focused element handles the key. */
export function commandOf(event: KeyboardEvent, granted: Granted): Command | null {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing(event) || event.defaultPrevented) return null;
  if (isDialogOpen() || (target instanceof Element && takesLetters(target))) return null;
  // Caps Lock doesn't count as Shift.
  const key = shiftKey ? characterOf(event) : characterOf(event).toLowerCase();
  const command = shortcutsFor(granted).find(({ keys }) => keys.includes(key))?.command ?? null;
  return command && repeat && !REPEATED.includes(command) ? null : command;
}

export function asksForPalette(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const isModified = ctrlKey !== metaKey && !altKey && !shiftKey;
  return isModified && !isComposing(event) && characterOf(event).toLowerCase() === 'k';
}

export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function takesLetters(target: Element): boolean {
  return target.closest(`${WRITES}, [popover]`) !== null || isOpener(target);
}

/** An open menu leaves the focus on the button that opened it. */
function isOpener(target: Element): boolean {
  if (!(target instanceof HTMLButtonElement)) return false;
  return target.popoverTargetElement?.matches(':popover-open') ?? false;
}
