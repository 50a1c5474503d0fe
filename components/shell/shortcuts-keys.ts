import { offered, type Granted, type Offer } from './navigation';

/** What a single key does. */
export type Command =
  'search' | 'new' | 'next' | 'previous' | 'select' | 'edit' | 'deliver' | 'undo' | 'help';

type Shortcut = Offer & { keys: readonly string[]; does: string; deed?: Command };

const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], does: 'Search orders', deed: 'search' },
  { keys: ['n'], does: 'New order', deed: 'new', needs: 'orders.create' },
  { keys: ['j'], does: 'Next row', deed: 'next' },
  { keys: ['k'], does: 'Previous row', deed: 'previous' },
  { keys: ['x'], does: 'Select the row, or not', deed: 'select', needs: 'orders.group' },
  { keys: ['e'], does: 'Edit the order', deed: 'edit', needs: 'orders.edit' },
  { keys: ['d'], does: 'Mark the order delivered', deed: 'deliver' },
  { keys: ['u'], does: 'Undo, while the message offers it', deed: 'undo' },
  { keys: ['?'], does: 'Show these shortcuts', deed: 'help' },
  { keys: ['Ctrl K', '⌘ K'], does: 'Go to an order or a page, or do something' },
  { keys: ['Esc'], does: 'Close what is open' },
];

/**
 * Every shortcut of the desk for who has these permissions, as the help tells it. Those without a deed hold also when
 * single keys are off.
 */
export function shortcutsFor(granted: Granted): Shortcut[] {
  return offered(SHORTCUTS, granted);
}

/** Keys that are held down to go on and on. */
const REPEATED: readonly Command[] = ['next', 'previous'];

/** What letters belong to: fields that are written in, and lists that letters choose from. */
const WRITES =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="menu"]';

/** How browsers call a key that is part of writing a character, also Safari's Enter that ends it. */
const COMPOSING = 229;

/** Whether the key is part of writing a character of several keys, as in Japanese or Chinese. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === COMPOSING;
}

/** What is on the key: its letter on a Latin layout where it has one of another script. */
function characterOf({ key, code }: KeyboardEvent): string {
  const isForeign = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return isForeign && code.startsWith('Key') ? code.slice('Key'.length) : key;
}

/** What a key pressed by itself asks for; null where it is being typed, or means something to what has the focus. */
export function commandOf(event: KeyboardEvent, granted: Granted): Command | null {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing(event) || event.defaultPrevented) return null;
  if (isDialogOpen() || (target instanceof Element && takesLetters(target))) return null;
  // A locked shift key is none that is held.
  const key = shiftKey ? characterOf(event) : characterOf(event).toLowerCase();
  const deed = shortcutsFor(granted).find(({ keys }) => keys.includes(key))?.deed ?? null;
  return deed && repeat && !REPEATED.includes(deed) ? null : deed;
}

/** Whether the keys are those that open the palette, from wherever the focus is. */
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

/** Whether a menu is open that it has opened, which keeps the focus on it. */
function isOpener(target: Element): boolean {
  if (!(target instanceof HTMLButtonElement)) return false;
  return target.popoverTargetElement?.matches(':popover-open') ?? false;
}
