import type { RefusalCode } from '@/lib/errors';
import type { ActionKind, Fields } from '@/tests/support/matrix/call-action';
import type { Scenario } from '@/tests/support/matrix/scenario';
import type { About, ByRole } from '@/tests/support/matrix/user-kinds';

/** The answer of a page or route: a status, or the path that it redirects to. */
export type PageAnswer = number | `→ ${string}`;

/** The outcome of an action: done, no change, or a refusal, by code or with these words. */
export type ActionOutcome = 'done' | 'nothing' | RefusalCode | { sentence: string };

/** Who may see a page. Names in braces stand for objects of the first workspace. */
export type PageRow = ByRole<PageAnswer> & {
  page: string;
  /** The path to request, if it differs from the page's. */
  path?: string;
  /** The answer to users who have no such object. */
  missing?: PageAnswer;
  /** Anyone who has the URL may open it, since it was sent to them. */
  isForBearer?: boolean;
};

/** Who may request a route handler, and how. */
export type RouteRow = Omit<PageRow, 'page'> & {
  route: string;
  method: string;
  /** The form, given the fields that a page rendered for the sender adds. */
  body?: (rendered: Record<string, string>) => FormData;
};

/** Who may call a Server Action, with what. */
export type ActionRow = ByRole<ActionOutcome> & {
  /** Its name in the inventory. */
  action: string;
  kind: ActionKind;
  /** The page that it is sent to, if all of its own pages have an ID in their path. */
  on?: string;
  about: About;
  /** The outcome for users who have no such object; by role if it differs. */
  missing?: ActionOutcome | Omit<ByRole<ActionOutcome>, 'stranger'>;
  /** The outcome for a deactivated user with a session left, if it differs from `stranger`. */
  deactivated?: ActionOutcome;
  /** A cookie to send in addition to the session's. */
  cookie?: (scenario: Scenario) => Promise<string>;
  /** Open to visitors; acts on the user named in the form. */
  isOpen?: boolean;
  /** The fields of a valid form. */
  send: (scenario: Scenario) => Promise<Fields> | Fields;
};
