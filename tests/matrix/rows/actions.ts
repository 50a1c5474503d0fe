import { ACCOUNTS } from './accounts';
import { BULK } from './bulk';
import { IMPORTS } from './imports';
import { ORDERS } from './orders';
import { PROFILE } from './profile';
import { ROUNDS } from './rounds';
import type { ActionRow } from './row';
import { SETTINGS } from './settings';
import { TEAM } from './team';
import { VIEWS } from './saved-views';

/** Every Server Action, and its expected outcome. An action with several rows is called in several ways. */
export const ACTIONS: ActionRow[] = [
  ...ACCOUNTS,
  ...PROFILE,
  ...TEAM,
  ...SETTINGS,
  ...ORDERS,
  ...ROUNDS,
  ...BULK,
  ...IMPORTS,
  ...VIEWS,
];

/** The first row of an action; the end of its name is enough. */
export function rowOf(action: string): ActionRow {
  const row = ACTIONS.find((one) => one.action.endsWith(action));
  if (!row) throw new Error(`${action} has no row.`);
  return row;
}
