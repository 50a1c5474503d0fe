import { builtInNames } from './messages';

/** Queries in canonical form. */
export const BUILT_IN_VIEWS = [
  { id: 'all', name: builtInNames.all, query: '' },
  { id: 'due', name: builtInNames.due, query: 'status=ongoing&sort=deliveryDate' },
  { id: 'today', name: builtInNames.today, query: 'delivery=today&sort=-status' },
  { id: 'overdue', name: builtInNames.overdue, query: 'delivery=overdue&sort=deliveryDate' },
] as const;

export const START_VIEWS = ['all', 'due'] as const;
export type StartView = (typeof START_VIEWS)[number];

export type ViewLink = {
  /** A UUID, or the name of a built-in view. */
  id: string;
  name: string;
  /** Empty for all orders, newest first. */
  query: string;
  kind: 'built-in' | 'own' | 'shared';
  /** By the person's or the workspace's choice. */
  isDefault: boolean;
};

/** Per person. */
export const MAX_VIEWS = 50;

/** In characters; every list page links all views. */
export const MAX_QUERY = 2_000;

export const VIEWS_PATH = '/orders/views';

export function viewPath(query: string): string {
  return `/orders?${query || 'view=all'}`;
}
