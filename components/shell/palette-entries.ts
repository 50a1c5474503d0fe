import type { IconName } from '@/components/ui/icons';
import type { FoundOrder } from '@/lib/orders/find';
import { STATUS_NAMES } from '@/lib/orders/status';
import { pagesIn, type Granted } from './navigation';
import { deliverButton, exportLink, logOutButton, nameOf, undoButton } from './shortcuts-page';
import { isolated } from '@/lib/text';

/** One line of the palette: it leads somewhere, or does something. */
export type Entry = {
  /** Also the id of its element. */
  key: string;
  name: string;
  icon: IconName;
  detail?: string;
} & ({ href: string } | { act: () => void });

/** What typed words are looked for in, besides the name. */
type Worded = Entry & { words: string };

/** The pages that fit what was typed, of those that are there for who has these permissions. */
export function pagesFor(typed: string, granted: Granted): Entry[] {
  return pagesIn('palette', granted)
    .filter(({ label, words }) => fits(typed, `${label} ${words}`))
    .map(({ path, label, icon }) => ({
      key: `go-${label.toLowerCase().replaceAll(' ', '-')}`,
      name: label,
      icon,
      href: path,
    }));
}

/** The actions one of whose `words` begins with each that was typed; so no Order ID and hardly a name fits them. */
export function actionsFor(typed: string, actions: readonly Worded[]): Entry[] {
  const begins = (words: string, part: string) =>
    words.split(' ').some((word) => word.startsWith(part));
  const parts = typed.toLowerCase().split(/\s+/);
  return actions.filter(({ words }) => parts.every((part) => begins(words, part)));
}

/** What can be done on the page as it is now. */
export function pageActions({ onHelp }: { onHelp: () => void }): Worded[] {
  return [
    ...deliverAction(),
    ...pressing('Undo', { find: undoButton, icon: 'reopen', words: 'undo take back' }),
    ...pressing('Export as CSV', {
      find: exportLink,
      icon: 'download',
      words: 'export as csv download',
    }),
    {
      key: 'do-help',
      name: 'Keyboard shortcuts',
      icon: 'keyboard',
      act: onHelp,
      words: 'keyboard shortcuts help',
    },
    ...pressing('Log out', {
      find: logOutButton,
      icon: 'sign-out',
      words: 'log out sign out',
    }),
  ];
}

/** Orders that were found, and the way to all that the list finds. */
export function orderEntries(typed: string, orders: FoundOrder[], isSettled: boolean): Entry[] {
  const fitting = isSettled
    ? orders
    : orders.filter((order) => fits(typed, `${order.orderId} ${order.recipientName}`));
  return fitting.map(({ id, orderId, recipientName, status }) => ({
    key: `order-${id}`,
    name: orderId,
    icon: 'orders',
    detail: `${isolated(recipientName)} · ${STATUS_NAMES[status]}`,
    href: `/orders/${id}`,
  }));
}

/** Not the button that was there, but the one that is there when it is chosen, if it still says the same. */
function deliverAction(): Worded[] {
  const button = deliverButton();
  if (!button) return [];
  const name = nameOf(button);
  const act = () => {
    const current = deliverButton();
    if (current && nameOf(current) === name) current.click();
  };
  return [{ key: 'do-deliver', name, icon: 'check', act, words: 'mark delivered' }];
}

function pressing(
  name: string,
  { find, icon, words }: { find: () => HTMLElement | null; icon: IconName; words: string },
): Worded[] {
  if (!find()) return [];
  return [{ key: `do-${words.split(' ')[0]}`, name, icon, act: () => find()?.click(), words }];
}

function fits(typed: string, text: string): boolean {
  const within = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}
