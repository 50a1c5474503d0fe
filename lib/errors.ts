import { formatNumber } from './numbers';
import { isolated } from './text';

type FieldValue = string | number | null | undefined;

type RefusalDetails = {
  'signed-out': object;
  'cross-site': object;
  'other-user': { name: string };
  'out-of-date': object;
  'not-found': { orderId?: string };
  forbidden: { permission?: string };
  busy: object;
  /** Whether the last attempt was committed is unknown. */
  unreachable: object;
  'disk-full': object;
  'reused-operation-id': object;
  /** `laterChanges` lists who changed what since then, oldest first. */
  stale: { id: string; orderId: string; version: number; laterChanges: string[] };
  /** `merged` holds the others' values for fields without a conflict; `version` is the current one. */
  conflict: {
    id: string;
    orderId: string;
    version: number;
    merged: Record<string, FieldValue>;
    conflicts: {
      field: string;
      before: FieldValue;
      theirs: FieldValue;
      yours: FieldValue;
      by: string | null;
    }[];
    laterChanges: string[];
  };
  'already-undone': { orderId: string };
  deleted: { orderId: string; by: string };
  'duplicate-order-id': { orderId: string; id: string };
  'already-delivered': { orderId: string };
  'not-delivered': { orderId: string };
  unchanged: { orderId: string };
  'invalid-login': object;
  'signup-closed': object;
  'duplicate-username': { username: string };
  'mixed-alphabets': object;
  'weak-password': { reason: string; field: 'password' | 'newPassword' };
  'wrong-password': object;
  throttled: { minutes: number };
  'code-needed': { ticket: string };
  'wrong-code': object;
  'codes-on': object;
  'codes-off': object;
  'unchanged-profile': object;
  'no-courier': object;
  'no-member': object;
  'last-owner': object;
  /** As in "Ada is … already". */
  'member-unchanged': { name: string; is: string };
  'member-inactive': { name: string };
  'own-account': object;
  'no-invitation': object;
  'no-reset': object;
  'not-confirmed': { field: string; wanted: string };
  'unchanged-settings': object;
  'provider-away': { name: string };
  'account-taken': { name: string };
  'already-connected': { name: string };
  'not-connected': { name: string };
  'duplicate-view-name': { name: string };
  'too-many-views': { most: number };
  'long-view': object;
  'no-view': object;
  'nothing-selected': object;
  'too-many-orders': { most: number };
  'no-group': object;
  'no-delivery-date': object;
  'courier-missing': object;
  'unreadable-file': { reason: string };
  'no-import': object;
  'not-empty': object;
  'import-moved-on': object;
};

export type RefusalCode = keyof RefusalDetails;

export type AnyRefusal = { [C in RefusalCode]: Refusal<C> }[RefusalCode];

/** An expected "no", thrown by mutations; the form wrapper turns it into a message. Anything else thrown is a bug. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal';
  /** All that an error page in the browser receives. */
  readonly digest: string;

  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(code);
    this.digest = code;
  }
}

export function isRefusal(thrown: unknown): thrown is AnyRefusal {
  return thrown instanceof Refusal;
}

const TEMPORARY = ['busy', 'unreachable', 'disk-full'] as const;
export type TemporaryFailure = (typeof TEMPORARY)[number];

export function isTemporary({ code }: AnyRefusal): boolean {
  return TEMPORARY.some((one) => one === code);
}

const SENTENCES: { [C in RefusalCode]: (details: RefusalDetails[C]) => string } = {
  'signed-out': () => 'You were signed out, so nothing was changed. Log in, then repeat this.',
  'cross-site': () => 'This request came from another site and was refused. Repeat it from here.',
  'other-user': ({ name }) =>
    `Nothing was changed: this page was opened by another user, and ${name} is logged in now. Log in as that user again, or reload the page to continue as ${name}.`,
  'out-of-date': () => 'This page is out of date. Reload it and try again.',
  'not-found': ({ orderId }) =>
    `${orderId ? `Order ${orderId}` : 'This order'} is no longer here. It may have been deleted, or assigned to someone else.`,
  deleted: ({ orderId, by }) => `Order ${orderId} no longer exists: ${by} deleted it.`,
  forbidden: () => 'Your role does not allow this. Ask the owner of the workspace.',
  busy: () => 'The server is busy right now. Nothing was changed; try again in a moment.',
  unreachable: () =>
    'The database does not answer right now. Send this again in a moment: it acts only once, however often it is sent.',
  'disk-full': () =>
    'Nothing was saved, because the disk of the server is full. Reading goes on. Tell the person who runs the server, and send this again once there is room.',
  'reused-operation-id': () =>
    'This form was already sent once, with other content. Check what it did, then send it again.',
  stale: ({ orderId, laterChanges }) =>
    [
      `Nothing was saved, because order ${orderId} has changed since this page was loaded.`,
      ...laterChanges,
      'Look at it, then do this again if it is still right.',
    ].join(' '),
  conflict: ({ orderId, conflicts, laterChanges }) =>
    [
      `Nothing was saved, because order ${orderId} has changed since this page was loaded.`,
      ...laterChanges,
      conflicts.length === 0
        ? 'Continuing undoes those changes too.'
        : 'Choose below which values to keep.',
    ].join(' '),
  'already-undone': ({ orderId }) =>
    `Nothing to undo: order ${orderId} already says what it said before.`,
  'duplicate-order-id': ({ orderId }) => `Order ID ${orderId} is already taken.`,
  'already-delivered': ({ orderId }) => `Order ${orderId} is already delivered.`,
  'not-delivered': ({ orderId }) => `Order ${orderId} is not delivered, so it cannot be reopened.`,
  unchanged: ({ orderId }) => `Nothing to save: order ${orderId} already says exactly this.`,
  'invalid-login': () => 'Invalid username or password',
  'signup-closed': () => 'Sign-up is closed. Ask the owner of your workspace for an invitation.',
  'duplicate-username': ({ username }) =>
    `The username ${username} is taken, or looks like one that is. Choose another.`,
  'mixed-alphabets': () =>
    'This username mixes letters from different alphabets. Use only one alphabet.',
  'weak-password': ({ reason }) => reason,
  'wrong-password': () => 'This is not your current password.',
  throttled: ({ minutes }) =>
    `This was tried too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  'code-needed': () => 'Enter a one-time code to go on.',
  'wrong-code': () => 'This code is not right, or was used before. Wait for the next one.',
  'codes-on': () => 'One-time codes are already on. Turn them off first, then set them up again.',
  'codes-off': () => 'One-time codes are off already, so nothing was changed.',
  'unchanged-profile': () => 'Nothing to save: your profile already says exactly this.',
  'no-courier': () => 'This person is no longer a courier. Choose another.',
  'no-member': () => 'This member does not exist.',
  'last-owner': () => 'A workspace always keeps an active owner. Make someone else an owner first.',
  'member-unchanged': ({ name, is }) => `Nothing to change: ${name} is ${is} already.`,
  'member-inactive': ({ name }) => `${name} is deactivated. Reactivate them first.`,
  'own-account': () => 'This is your own account. Change it on your profile.',
  'no-invitation': () =>
    'This invitation was used, was revoked, or is older than 7 days. Ask for a new one.',
  'no-reset': () => 'This link was used already, or is too old. Ask for a new one.',
  'not-confirmed': ({ wanted }) => `Type ${wanted} to confirm.`,
  'unchanged-settings': () => 'Nothing to save: the settings already say exactly this.',
  'provider-away': ({ name }) =>
    `Nothing was changed, because ${name} does not answer as it should. Try again in a moment.`,
  'account-taken': ({ name }) =>
    `Nothing was connected: another user here is connected with this account. Choose another account, or disconnect that user (${name}).`,
  'already-connected': ({ name }) =>
    `You are connected already (${name}). Disconnect first, then connect another account.`,
  'not-connected': ({ name }) => `You are no longer connected (${name}).`,
  'duplicate-view-name': ({ name }) =>
    `There is a view named ${name} already. Choose another name.`,
  'too-many-views': ({ most }) =>
    `You have ${most} views, which is as many as there can be. Delete one, then save this one.`,
  'long-view': () => 'This search is too long to be kept in a view. Make it shorter, then save it.',
  'nothing-selected': () => 'No order is selected. Tick some in the list, then choose what to do.',
  'too-many-orders': ({ most }) =>
    `At most ${formatNumber(most)} orders can be acted on at once. Narrow the list down with filters, then do it in parts.`,
  'no-group': () => 'This preview no longer exists. Select the orders again.',
  'courier-missing': () => 'Courier is missing. Choose one, then apply it.',
  'no-delivery-date': () => 'Delivery date is missing. Choose one, then apply it.',
  'unreadable-file': ({ reason }) => reason,
  'no-import': () => 'This import no longer exists. Choose the file again.',
  'not-empty': () => 'There are orders here already, so no demo orders were added.',
  'import-moved-on': () => 'This import is at another step by now. Look at it, then go on.',
  'no-view': () => 'This view no longer exists. It may have been deleted.',
};

const TYPED: ReadonlySet<string> = new Set(['orderId', 'by', 'name', 'username', 'wanted']);

export function refusalSentence(refusal: AnyRefusal): string {
  const sentence = SENTENCES[refusal.code] as (details: AnyRefusal['details']) => string;
  const details = Object.entries(refusal.details).map(([name, value]) => [
    name,
    TYPED.has(name) && typeof value === 'string' ? isolated(value) : value,
  ]);
  return sentence(Object.fromEntries(details) as AnyRefusal['details']);
}
