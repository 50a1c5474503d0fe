import type { IconName } from '@/components/ui/icons';
import { exportAs } from '@/lib/exports/messages';
import type { FoundOrder } from '@/lib/orders/find';
import * as shared from '@/lib/messages';
import * as messages from './messages';
import { pagesIn, type Granted } from './navigation';
import { deliverButton, exportLink, logOutButton, nameOf, undoButton } from './shortcuts-page';

export type Entry = {
  /** Also its element ID. */
  key: string;
  name: string;
  icon: IconName;
  detail?: string;
} & ({ href: string } | { act: () => void });

/** Search words, besides the name. */
type Worded = Entry & { words: string };

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

/** Every typed word must start one of an action's `words`, so Order IDs and names rarely match. */
export function actionsFor(typed: string, actions: readonly Worded[]): Entry[] {
  const begins = (words: string, part: string) =>
    words.split(' ').some((word) => word.startsWith(part));
  const parts = typed.toLowerCase().split(/\s+/);
  return actions.filter(({ words }) => parts.every((part) => begins(words, part)));
}

export function pageActions({ onHelp }: { onHelp: () => void }): Worded[] {
  return [
    ...deliverAction(),
    ...pressing(shared.undo, { find: undoButton, icon: 'reopen', words: 'undo revert' }),
    ...pressing(exportAs('csv'), {
      find: exportLink,
      icon: 'download',
      words: 'export as csv download',
    }),
    {
      key: 'do-help',
      name: messages.shortcutsTitle,
      icon: 'keyboard',
      act: onHelp,
      words: 'keyboard shortcuts help',
    },
    ...pressing(messages.logOut, {
      find: logOutButton,
      icon: 'sign-out',
      words: 'log out sign out',
    }),
  ];
}

export function orderEntries(typed: string, orders: FoundOrder[], isSettled: boolean): Entry[] {
  const fitting = isSettled
    ? orders
    : orders.filter((order) => fits(typed, `${order.orderId} ${order.recipientName}`));
  return fitting.map(({ id, orderId, recipientName, status }) => ({
    key: `order-${id}`,
    name: orderId,
    icon: 'orders',
    detail: messages.orderDetail(recipientName, status),
    href: `/orders/${id}`,
  }));
}

/** Looks the button up again when chosen, because the page may have changed. */
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
