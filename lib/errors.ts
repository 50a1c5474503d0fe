import { formatNumber } from './numbers';
import { isolated } from './text';

type FieldValue = string | number | null | undefined;

/** What each kind of "no" needs to be told in a sentence. */
type RefusalDetails = {
  'signed-out': object;
  'cross-site': object;
  /** The form was rendered for another user than is signed in by now, whose `name` this is. */
  'other-user': { name: string };
  'out-of-date': object;
  /** The order is not there for this person; `orderId` is what their page called it. */
  'not-found': { orderId?: string };
  forbidden: { permission?: string };
  busy: object;
  /** The database server is away; whether the last attempt was written down is not known. */
  unreachable: object;
  'disk-full': object;
  'reused-operation-id': object;
  /** Someone changed the order since the reader saw it; `meanwhile` tells who and what, oldest first. */
  stale: { id: string; orderId: string; version: number; meanwhile: string[] };
  /**
   * Someone changed the same since the reader saw it: `conflicts` tells which fields, and by whom; `merged` is what the
   * others would say; `version` is the order's own by now.
   */
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
    meanwhile: string[];
  };
  'already-undone': { orderId: string };
  /** Someone deleted the order since the reader saw it. */
  deleted: { orderId: string; by: string };
  'duplicate-order-id': { orderId: string; id: string };
  'already-delivered': { orderId: string };
  'not-delivered': { orderId: string };
  unchanged: { orderId: string };
  'invalid-login': object;
  'signup-closed': object;
  'duplicate-username': { username: string };
  'mixed-alphabets': object;
  /** `field` is the form field in which it was typed. */
  'weak-password': { reason: string; field: 'password' | 'newPassword' };
  'wrong-password': object;
  /** Tried too often; `minutes` until it may be tried again. */
  throttled: { minutes: number };
  /** Username and password are right, which the ticket proves, and a one-time code is to follow. */
  'code-needed': { ticket: string };
  'wrong-code': object;
  'codes-on': object;
  'codes-off': object;
  'unchanged-profile': object;
  'no-courier': object;
  'no-member': object;
  'last-owner': object;
  /** `is` is what they are already, as a part of a sentence. */
  'member-unchanged': { name: string; is: string };
  'member-inactive': { name: string };
  'own-account': object;
  'no-invitation': object;
  'no-reset': object;
  /** What is typed to confirm is not what was `wanted`. */
  'not-confirmed': { field: string; wanted: string };
  'unchanged-settings': object;
  /** `name` is what people call the identity provider. */
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
  /** `reason` is one sentence: why the file cannot be read, and what to do. */
  'unreadable-file': { reason: string };
  'no-import': object;
  'not-empty': object;
  /** It is being read, or imported already: what is asked for cannot be done any more. */
  'import-moved-on': object;
};

export type RefusalCode = keyof RefusalDetails;

/** A refusal of any code, with the details that belong to its code. */
export type AnyRefusal = { [C in RefusalCode]: Refusal<C> }[RefusalCode];

/** An expected "no". Thrown by verbs, turned into words by the form wrapper; everything else that is thrown is a fault. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal';
  /** What an error page in the browser gets of it, where one was thrown while a page was drawn. */
  readonly digest: string;

  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(code);
    this.digest = code;
  }
}

/** Narrows a caught value to a refusal whose `code` tells the type of its `details`. */
export function isRefusal(thrown: unknown): thrown is AnyRefusal {
  return thrown instanceof Refusal;
}

/** Refusals with a temporary cause: the same request may succeed later. */
const TEMPORARY = ['busy', 'unreachable', 'disk-full'] as const;
export type TemporaryFailure = (typeof TEMPORARY)[number];

export function isTemporary({ code }: AnyRefusal): boolean {
  return TEMPORARY.some((one) => one === code);
}

const SENTENCES: { [C in RefusalCode]: (details: RefusalDetails[C]) => string } = {
  'signed-out': () =>
    'You were signed out meanwhile, so nothing was changed. Log in, then repeat this.',
  'cross-site': () => 'This request came from another site and was refused. Repeat it from here.',
  'other-user': ({ name }) =>
    `Nothing was changed: this page was opened by another user, and ${name} is logged in now. Log in as that user again, or reload the page to continue as ${name}.`,
  'out-of-date': () => 'This page is out of date. Reload it and try again.',
  'not-found': ({ orderId }) =>
    `${orderId ? `Order ${orderId}` : 'This order'} is no longer here. It may have been deleted, or assigned to someone else.`,
  deleted: ({ orderId, by }) => `Order ${orderId} does not exist any more: ${by} deleted it.`,
  forbidden: () => 'Your role does not allow this. Ask the owner of the workspace.',
  busy: () => 'The server is busy right now. Nothing was changed; try again in a moment.',
  unreachable: () =>
    'The database does not answer right now. Send this again in a moment: it acts only once, however often it is sent.',
  'disk-full': () =>
    'Nothing was saved, because the disk of the server is full. Reading goes on. Tell the person who runs the server, and send this again once there is room.',
  'reused-operation-id': () =>
    'This form was already sent once, with other content. Check what it did, then send it again.',
  stale: ({ orderId, meanwhile }) =>
    [
      `Nothing was saved, because order ${orderId} was changed meanwhile.`,
      ...meanwhile,
      'Look at it, then do this again if it is still right.',
    ].join(' '),
  conflict: ({ orderId, conflicts, meanwhile }) =>
    [
      `Nothing was saved, because order ${orderId} was changed meanwhile.`,
      ...meanwhile,
      conflicts.length === 0
        ? 'Going on takes those changes back too.'
        : 'Choose below what it is to say.',
    ].join(' '),
  'already-undone': ({ orderId }) =>
    `Nothing to undo: order ${orderId} says already what it said before.`,
  'duplicate-order-id': ({ orderId }) => `Order ID ${orderId} is already taken.`,
  'already-delivered': ({ orderId }) => `Order ${orderId} is already delivered.`,
  'not-delivered': ({ orderId }) => `Order ${orderId} is not delivered, so it cannot be reopened.`,
  unchanged: ({ orderId }) => `Nothing to save: order ${orderId} already says exactly this.`,
  'invalid-login': () => 'Invalid username or password',
  'signup-closed': () => 'Sign-up is closed here. Ask the owner of your workspace to let you in.',
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
  'codes-on': () => 'One-time codes are on already. Turn them off first, then set them up anew.',
  'codes-off': () => 'One-time codes are off already, so nothing was changed.',
  'unchanged-profile': () => 'Nothing to save: your profile already says exactly this.',
  'no-courier': () => 'This person is no courier any more. Choose another.',
  'no-member': () => 'This member does not exist.',
  'last-owner': () =>
    'A workspace always keeps an active owner. Make somebody else an owner first.',
  'member-unchanged': ({ name, is }) => `Nothing to change: ${name} is ${is} already.`,
  'member-inactive': ({ name }) => `${name} is deactivated. Reactivate them first.`,
  'own-account': () => 'This is your own account. Change it on your profile.',
  'no-invitation': () =>
    'This invitation was used, was taken back, or is older than 7 days. Ask for a new one.',
  'no-reset': () => 'This link was used already, or is too old. Ask for a new one.',
  'not-confirmed': ({ wanted }) => `Type ${wanted} to confirm.`,
  'unchanged-settings': () => 'Nothing to save: the settings already say exactly this.',
  'provider-away': ({ name }) =>
    `Nothing was changed, because ${name} does not answer as it should. Try again in a moment.`,
  'account-taken': ({ name }) =>
    `Nothing was connected: another user here is connected with this account. Choose another account, or disconnect that user (${name}).`,
  'already-connected': ({ name }) =>
    `You are connected already (${name}). Disconnect first, then connect another account.`,
  'not-connected': ({ name }) => `You are not connected any more (${name}).`,
  'duplicate-view-name': ({ name }) =>
    `There is a view named ${name} already. Choose another name.`,
  'too-many-views': ({ most }) =>
    `You have ${most} views, which is as many as there can be. Delete one, then save this one.`,
  'long-view': () => 'This search is too long to be kept in a view. Make it shorter, then save it.',
  'nothing-selected': () => 'No order is selected. Tick some in the list, then choose what to do.',
  'too-many-orders': ({ most }) =>
    `At most ${formatNumber(most)} orders can be acted on at once. Narrow the list down with filters, then do it in parts.`,
  'no-group': () => 'This preview does not exist any more. Select the orders again.',
  'courier-missing': () => 'Courier is missing. Choose one, then apply it.',
  'no-delivery-date': () => 'Delivery date is missing. Choose one, then apply it.',
  'unreadable-file': ({ reason }) => reason,
  'no-import': () => 'This import does not exist any more. Choose the file again.',
  'not-empty': () => 'There are orders here already, so no demo orders were added.',
  'import-moved-on': () => 'This import is at another step by now. Look at it, then go on.',
  'no-view': () => 'This view does not exist any more. It may have been deleted meanwhile.',
};

/** Details that people have typed. */
const TYPED: ReadonlySet<string> = new Set(['orderId', 'by', 'name', 'username', 'wanted']);

/** The sentence that tells a person what was refused and what to do next. */
export function refusalSentence(refusal: AnyRefusal): string {
  const sentence = SENTENCES[refusal.code] as (details: AnyRefusal['details']) => string;
  const details = Object.entries(refusal.details).map(([name, value]) => [
    name,
    TYPED.has(name) && typeof value === 'string' ? isolated(value) : value,
  ]);
  return sentence(Object.fromEntries(details) as AnyRefusal['details']);
}
