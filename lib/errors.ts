type FieldValue = string | number | null | undefined;

/** What each refusal knows, for its sentence in messages.ts and for the page that shows it. */
export type RefusalDetails = {
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
  'past-date': object;
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
  /** `is` as in "a courier". */
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
  'no-bulk-action': object;
  'no-delivery-date': object;
  'courier-missing': object;
  'time-window-missing': object;
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
