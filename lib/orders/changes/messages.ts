import { isolated } from '@/lib/text';

// Conflicts

export type Side = 'theirs' | 'yours' | 'before';

/** The values to choose from where two changes contradict each other. */
export const sideNames: Record<Side, string> = {
  theirs: 'Theirs',
  yours: 'Yours',
  before: 'Before',
};

export const editedNotice = 'Someone else edited this order. Saving merges both changes.';
export const choiceMissing = (label: string) => `Choose which ${label.toLowerCase()} to keep.`;

export function mergedMessage({
  orderId,
  names,
  news,
}: {
  orderId: string;
  names: Iterable<string>;
  /** Per changed field, its label and new value. */
  news: readonly { name: string; value: string }[];
}): string {
  const people = new Intl.ListFormat('en-GB').format([...names].map(isolated));
  const values = news.map(({ name, value }) => `${name.toLowerCase()} is now ${isolated(value)}`);
  return `Order ${isolated(orderId)} saved, merged with changes by ${people}: ${values.join(', ')}.`;
}

export const historyHeading = 'History';
export const byline = 'by {name}, {time}';
export const undoName = (action: string, version: number) => `Undo: ${action}, version ${version}`;

// An order as it was

export const pastTitle = (orderId: string) => `Order ${isolated(orderId)} as it was`;
export const viewCurrentButton = 'View current order';
export const viewLogButton = 'View log';
export const undoChangeButton = 'Undo this change';
export const undoDeletionButton = 'Restore this order';
export const justBefore = 'Just before:';
export const justAfter = 'Just after:';
export const changesHeading = 'What changed';

// Undo

export const undoTitle = (orderId: string) => `Undo a change to order ${isolated(orderId)}`;
export const changeToUndo = 'Change to undo';
export const changesSinceHeading = 'Changes since then';
export const undoEffectHeading = 'What will change';
export const undoDeletes =
  'This removes the order for everyone, with all later changes. The log keeps its history.';
export const undoConflict =
  'The order changed again since then. Choose which values to keep: “Theirs” is the current value, “Yours” is the value before.';
export const openOrderButton = 'Open the order';
export const openOtherOrderButton = 'Open that order';
export const restoreButton = 'Restore the order';
export const unchangedMessage = (orderId: string) => `Order ${isolated(orderId)} wasn’t changed.`;
export const changedAgainMessage = (orderId: string) =>
  `Nothing was undone, because order ${isolated(orderId)} changed again since then.`;
