import { normalized } from '@/lib/text';
/** What an owner may set, as it is stored. */
export type Settings = {
  workspaceName: string;
  timeZone: string;
  defaultSender: string | null;
  /** The built-in view that the orders open with for those who chose no other. */
  startView: string;
};

/** The time zones to choose from: the one that holds now, UTC, and all that this runtime knows by their names. */
export function timeZoneChoices(current: string): string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Whether somebody typed the name of a workspace; how its letters are put together does not count. */
export function isNameOf(workspaceName: string, typed: string): boolean {
  return plain(typed) === plain(workspaceName);
}

function plain(name: string): string {
  return normalized(name, 'NFC').trim();
}

/**
 * The key of a user whose workspace was deleted: the username is free for others. It starts with what neither a username
 * nor the key of one does, so that nobody is ever found by it.
 */
export function freedUsernameKey(userId: string): string {
  return `\u0002${userId}`;
}
