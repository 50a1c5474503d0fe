import { normalized } from '@/lib/text';

/** Views that everyone has, with their queries as the list writes them. */
export const BUILT_IN_VIEWS = [
  { id: 'all', name: 'All orders', query: '' },
  { id: 'due', name: 'Due first', query: 'status=ongoing&sort=deliveryDate' },
  { id: 'today', name: 'Today', query: 'delivery=today&sort=-status' },
  { id: 'overdue', name: 'Overdue', query: 'delivery=overdue&sort=deliveryDate' },
] as const;

/** The built-in views that a workspace can have its orders open with, for those who chose no other. */
export const START_VIEWS = ['all', 'due'] as const;
export type StartView = (typeof START_VIEWS)[number];

/** The same with their names, as an owner chooses. */
export const START_VIEW_NAMES: Record<StartView, string> = {
  all: 'All orders, newest first',
  due: 'Ongoing orders, due first',
};

/** A view that can be chosen: built in, the person's own, or one that somebody else shares. */
export type ViewLink = {
  /** The id of a saved view, or the name of a built-in one. */
  id: string;
  name: string;
  /** The parameters of the address; empty for all orders, newest first. */
  query: string;
  kind: 'built-in' | 'own' | 'shared';
  /** Whether the orders open with it for this person, by their own choice or the workspace's. */
  isDefault: boolean;
};

/** Views that one person can have. */
export const MAX_VIEWS = 50;

/** Characters of a query that can be kept as a view: every list draws the links of all views. */
export const MAX_QUERY = 2_000;

/** The address of a view in full, which can be sent to anyone in the workspace. */
export function viewPath(query: string): string {
  return `/orders?${query || 'view=all'}`;
}

/** The form of a name that must be unique among the views of a person. */
export function viewNameKey(name: string): string {
  return normalized(name, 'NFKC').toLowerCase().normalize('NFKC');
}
