import { normalized } from '@/lib/normalize';
import type { WorkingCalendar } from './working-days';

export type Settings = WorkingCalendar & {
  workspaceName: string;
  timeZone: string;
  defaultSender: string | null;
  /** A built-in view, for those without a default of their own. */
  startView: string;
  /** One per line; null for the default ones. */
  attemptReasons: string | null;
};

/** The current one first, because it may be one that `Intl` doesn't list. */
export function timeZoneChoices(current: string): string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Ignores white space at the ends and Unicode composition. */
export function matchesName(workspaceName: string, typed: string): boolean {
  return plain(typed) === plain(workspaceName);
}

function plain(name: string): string {
  return normalized(name, 'NFC').trim();
}

/** The U+0002 prefix occurs in no username or key, so nobody is found by it. */
export function freedUsernameKey(userId: string): string {
  return `\u0002${userId}`;
}
