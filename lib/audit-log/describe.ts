import { formatDate } from '@/lib/dates';
import { isRole, PERMISSIONS, ROLES, type Permission } from '@/lib/auth/roles';
import { describeField } from '@/lib/orders/describe';
import { FIELD_KEYS, ORDER_FIELDS, type OrderField } from '@/lib/orders/fields';
import { NAVIGATION_APPS, navigationAppOf } from '@/lib/orders/navigation-apps';
import { emptyValue, unassigned } from '@/lib/orders/messages';
import { startViewNames } from '@/lib/saved-views/messages';
import type { StartView } from '@/lib/saved-views/saved-view';
import { WEEKDAY_NAMES } from '@/lib/workspaces/messages';
import { holidayDates, type Weekday } from '@/lib/workspaces/working-days';
import {
  isOrderAction,
  ORDER_ACTIONS,
  PEOPLE_FACTS,
  TAKEN_OVER_FACTS,
  type Action,
  type Changes,
} from './actions';
import * as messages from './messages';
import { truncate } from '@/lib/text';

const DESCRIBED = [...FIELD_KEYS, 'note' as const, ...TAKEN_OVER_FACTS, ...PEOPLE_FACTS].filter(
  (field) => field !== 'memberId' && field !== 'attemptedFor',
);
type DescribedField = (typeof DESCRIBED)[number];

function isOrderField(field: DescribedField): field is Extract<DescribedField, OrderField> {
  return Object.hasOwn(ORDER_FIELDS, field);
}

const MAX_QUOTED = 60;

/** `from` or `to` is null where there was or is no order. */
export type DescribedChange = {
  field: DescribedField;
  name: string;
  from: string | null;
  to: string | null;
};

/** In display order. Couriers have the names of that time; instants are in UTC unless a time zone is given. */
export function describeChanges(changes: Changes, timeZone?: string): DescribedChange[] {
  return DESCRIBED.flatMap((field) => {
    const change = (field === 'courierId' ? changes.courier : undefined) ?? changes[field];
    if (!change || (change.from === null && change.to === null)) return [];
    return [
      {
        field,
        name: isOrderField(field) ? ORDER_FIELDS[field].label : messages.FACT_NAMES[field],
        from: describeValue(field, change.from, timeZone),
        to:
          describeValue(field, change.to, timeZone) ??
          (isUnassigned(field, changes) ? unassigned : null),
      },
    ];
  });
}

/** As lists show it: `to` is null if the value was removed, and `from` is left out for a new one. */
export type ShownChange = [name: string, to: string | null, from?: string];

/** The changes of an entry in words; a deletion shows what the order was. */
export function shownChanges(action: Action, changes: Changes, timeZone?: string): ShownChange[] {
  return describeChanges(changes, timeZone)
    .filter(({ field }) => field !== 'takenOverAction')
    .map(({ name, from, to }) => {
      if (from === null) return [name, to];
      return action === 'Deleted' ? [name, from] : [name, to, from];
    });
}

function isUnassigned(field: DescribedField, { courierId, status }: Changes): boolean {
  return field === 'courierId' && courierId?.to === null && status?.to !== null;
}

/** For files: "Number of items: 18 → 19; Status: Ongoing → Delivered". */
export function changesAsText(changes: Changes): string {
  return describeChanges(changes)
    .map(
      ({ name, from, to }) =>
        `${name}: ${[from, to].filter((value) => value !== null).join(' → ')}`,
    )
    .join('; ');
}

export function takenOverAction({ takenOverAction: fact }: Changes): string | null {
  return fact ? String(fact.to ?? messages.unknownAction) : null;
}

/** For a refused stale change: "Ann edited value: delivery date is now 3 May 2026." */
export function describeEntry(entry: {
  actorName: string;
  action: Action;
  changes: Changes;
}): string {
  const { actorName, action } = entry;
  const verb = isOrderAction(action) ? ORDER_ACTIONS[action].verb : messages.actedInPreviousSystem;
  if (action !== 'Edited') return messages.happened(actorName, verb);
  const changed = describeChanges(entry.changes).map(({ name, to }) =>
    messages.isNow(name, to === null ? emptyValue : truncate(to, MAX_QUOTED)),
  );
  return messages.edited(actorName, verb, changed);
}

function describeValue(
  field: DescribedField,
  value: string | number | null,
  timeZone: string | undefined,
): string | null {
  if (value === null) return null;
  if (isOrderField(field)) return describeField(field, value, timeZone);
  switch (field) {
    case 'reason':
      return Object.hasOwn(PERMISSIONS, value) ? PERMISSIONS[value as Permission] : String(value);
    case 'startView':
      return startViewNames[value as StartView] ?? String(value);
    case 'navigationApp':
      return NAVIGATION_APPS[navigationAppOf(String(value))].name;
    case 'workingDays':
      return [...String(value)].map((day) => WEEKDAY_NAMES[day as Weekday] ?? day).join(', ');
    case 'holidays':
      return holidayDates(String(value)).map(formatDate).join(', ') || null;
    case 'attemptReasons':
      return String(value).split('\n').join(', ');
    case 'role':
      return isRole(value) ? ROLES[value].name : String(value);
    default:
      return String(value);
  }
}
