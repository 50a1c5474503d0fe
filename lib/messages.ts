import { crossSite } from './http/messages';
import type { AnyRefusal, RefusalCode, RefusalDetails } from './errors';
import { countOf, formatNumber } from './numbers';
import { isolated } from './text';

// Texts that belong to no domain.

export const cancel = 'Cancel';
export const close = 'Close';
export const continueButton = 'Continue';
export const map = 'Map';
export const openLog = 'Open the log';
export const tryAgain = 'Try again';
export const undo = 'Undo';
export const working = 'Working…';

// Sending a form or button

export const outOfDate = 'This page is out of date. Reload it and try again.';
export const noResponse =
  'The server didn’t respond, so this may not have worked. Try again. It won’t be applied twice.';
export const noResponseToForm =
  'The server didn’t respond, so this may not have worked. Your input is still here. Try again.';
export const noResponses = (changes: number) =>
  `${formatNumber(changes)} changes may not have worked. Try again. None will be applied twice.`;
export const draftRestored = (typedAt: string) =>
  `Your unsaved changes from ${typedAt} were restored.`;
export const discardDraft = 'Discard changes';

// Fields

export const currentPasswordLabel = 'Current password';
export const passwordRule = (minLength: number) => `At least ${minLength} characters of any kind.`;
/** `{field}` is the label in lower case. */
export const showPassword = 'Show {field}';
export const hidePassword = 'Hide {field}';
export const copied = (name: string) => `${name}: copied`;

// Lists

export const filtersLabel = 'Filters';
export const filterButton = 'Filter';
export const applyFilters = 'Apply filters';
export const clearFilters = 'Clear filters';
export const clearAllFilters = 'Clear all';
export const removeFilter = (filter: string) => `Remove filter: ${filter}`;
export const displayButton = 'Display';
export const rangeStart = (field: string) => `${field} from`;
export const rangeEnd = (field: string) => `${field} to`;
export const sortBy = (column: string) => `Sort by ${lowercaseFirst(column)}`;
export const noneInPart = (searched: string) =>
  `Searched ${searched} without a match. There are more to search.`;
export const searchedForPage = (searched: string) =>
  `Searched ${searched} for this page. There are more to search.`;
export const continueSearching = 'Continue searching';
export const newOrders = (count: number) => countOf(count, 'new order');
export const pagesLabel = 'Pages';
export const newer = 'Newer';
export const older = 'Older';
export const previous = 'Previous';
export const next = 'Next';

/** Except in names like "Order ID". */
function lowercaseFirst(name: string): string {
  return /^.\S* [A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

// Parameters of an address

/** `why` is one of {@link whyIgnored}, or another clause like them. */
export const ignoredParameter = ({
  name,
  value,
  why,
}: {
  name: string;
  value: string;
  why: string;
}) => `The ${name} “${value}” ${why}, so it was ignored.`;

export const whyIgnored = {
  unknown: 'is not known',
  noDate: 'is not a valid date',
  noTime: 'is not a valid time',
  noWholeNumber: 'is not a whole number',
  backwards: 'ends before it begins',
};

export const repeatedParameter = (name: string) =>
  `“${name}” was given more than once, so only the first value is used.`;
export const searchTooLong = 'The search is too long, so it was ignored.';
export const invalidCursor =
  'The position in the list wasn’t recognized, so this is the beginning of the list.';

const REFUSALS: { [C in RefusalCode]: (details: RefusalDetails[C]) => string } = {
  'signed-out': () => 'You were signed out, so nothing was changed. Log in and try again.',
  'cross-site': () => crossSite,
  'other-user': ({ name }) =>
    `Nothing was changed: this page was opened by another user, and ${name} is logged in now. Log in as that user again, or reload the page to continue as ${name}.`,
  'out-of-date': () => outOfDate,
  'not-found': ({ orderId }) =>
    `${orderId ? `Order ${orderId}` : 'This order'} is no longer available. It may have been deleted or reassigned to someone else.`,
  deleted: ({ orderId, by }) => `Order ${orderId} no longer exists: ${by} deleted it.`,
  forbidden: () => 'Your role doesn’t allow this. Ask the owner of the workspace.',
  busy: () => 'The server is busy, so nothing was changed. Try again in a moment.',
  unreachable: () =>
    'The database isn’t responding, so this may not have worked. Try again in a moment. It won’t be applied twice.',
  'disk-full': () =>
    'Nothing was saved, because the server’s disk is full. You can still look at everything. Ask the person who runs the server to free some space, then try again.',
  'reused-operation-id': () =>
    'This form was already sent with different values. Check what was saved, then send it again.',
  stale: ({ orderId, laterChanges }) =>
    changedSince(orderId, laterChanges, 'Check the order, then try again.'),
  conflict: ({ orderId, conflicts, laterChanges }) =>
    changedSince(
      orderId,
      laterChanges,
      conflicts.length === 0
        ? 'If you continue, those changes are undone too.'
        : 'Choose below which values to keep.',
    ),
  'already-undone': ({ orderId }) =>
    `Nothing to undo: order ${orderId} already has its earlier values.`,
  'duplicate-order-id': ({ orderId }) => `Order ID ${orderId} is already taken.`,
  'already-delivered': ({ orderId }) => `Order ${orderId} is already delivered.`,
  'not-delivered': ({ orderId }) => `Order ${orderId} isn’t delivered, so it can’t be reopened.`,
  unchanged: ({ orderId }) => `Nothing to save: order ${orderId} already has these values.`,
  'invalid-login': () => 'Invalid username or password',
  'signup-closed': () => 'Sign-up is closed. Ask the owner of your workspace for an invitation.',
  'duplicate-username': ({ username }) =>
    `The username ${username} is taken, or looks too much like one that is. Choose another.`,
  'mixed-alphabets': () =>
    'This username mixes letters from different alphabets. Use only one alphabet.',
  'weak-password': ({ reason }) => reason,
  'wrong-password': () => 'This isn’t your current password.',
  throttled: ({ minutes }) =>
    `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : countOf(minutes, 'minute')}.`,
  'code-needed': () => 'Enter a one-time code to continue.',
  'wrong-code': () => 'This code is wrong or was already used. Wait for the next one.',
  'codes-on': () => 'One-time codes are already on. To set them up again, turn them off first.',
  'codes-off': () => 'One-time codes are already off, so nothing was changed.',
  'unchanged-profile': () => 'Nothing to save: your profile already has these values.',
  'past-date': () => 'Choose a date that isn’t in the past.',
  'no-courier': () => 'This person is no longer a courier. Choose someone else.',
  'no-member': () => 'This member doesn’t exist.',
  'last-owner': () =>
    'A workspace needs at least one active owner. Make someone else an owner first.',
  'member-unchanged': ({ name, is }) => `Nothing to change: ${name} is already ${is}.`,
  'member-inactive': ({ name }) => `The account of ${name} is deactivated. Reactivate it first.`,
  'own-account': () => 'This is your own account. Change it in your profile.',
  'no-invitation': () =>
    'This invitation was already used or revoked, or is older than 7 days. Ask for a new one.',
  'no-reset': () => 'This link was already used or has expired. Ask for a new one.',
  'not-confirmed': ({ wanted }) => `This doesn’t match. Type ${wanted} to confirm.`,
  'unchanged-settings': () => 'Nothing to save: the settings already have these values.',
  'provider-away': ({ name }) =>
    `Nothing was changed, because ${name} isn’t responding as expected. Try again in a moment.`,
  'account-taken': ({ name }) =>
    `Nothing was connected, because another user here is connected to this account (${name}). Use another account, or disconnect that user first.`,
  'already-connected': ({ name }) =>
    `You’re already connected (${name}). Disconnect first, then connect another account.`,
  'not-connected': ({ name }) => `You’re no longer connected (${name}).`,
  'duplicate-view-name': ({ name }) => `There’s already a view named ${name}. Choose another name.`,
  'too-many-views': ({ most }) =>
    `You can have up to ${countOf(most, 'view')}. Delete one, then save this one.`,
  'long-view': () => 'This search is too long to save as a view. Shorten it and try again.',
  'nothing-selected': () =>
    'Nothing selected. Select orders in the list, then choose what to do with them.',
  'too-many-orders': ({ most }) =>
    `You can change up to ${countOf(most, 'order')} at once. Filter the list and change them in parts.`,
  'no-bulk-action': () => 'This preview no longer exists. Select the orders again.',
  'courier-missing': () => 'Courier is missing. Choose one, then apply it.',
  'time-window-missing': () =>
    'Time window is missing. Enter a time or choose “No time window”, then apply it.',
  'no-delivery-date': () => 'Delivery date is missing. Choose one, then apply it.',
  'unreadable-file': ({ reason }) => reason,
  'no-import': () => 'This import no longer exists. Choose the file again.',
  'not-empty': () => 'There are already orders here, so no demo orders were added.',
  'import-moved-on': () =>
    'This import has moved to another step since you opened this page. Check it, then continue.',
  'no-view': () => 'This view no longer exists. It may have been deleted.',
};

const changedSince = (orderId: string, laterChanges: string[], whatToDo: string) =>
  [
    `Nothing was saved, because order ${orderId} has changed since you opened this page.`,
    ...laterChanges,
    whatToDo,
  ].join(' ');

/** Details that people typed, whose right-to-left text must not reorder the sentence. */
const TYPED = ['orderId', 'by', 'name', 'username', 'wanted'];

/** What happened and what to do, for the person who was refused. */
export function refusalSentence(refusal: AnyRefusal): string {
  const sentence = REFUSALS[refusal.code] as (details: AnyRefusal['details']) => string;
  const details = Object.entries(refusal.details).map(([name, value]) => [
    name,
    TYPED.includes(name) && typeof value === 'string' ? isolated(value) : value,
  ]);
  return sentence(Object.fromEntries(details) as AnyRefusal['details']);
}
