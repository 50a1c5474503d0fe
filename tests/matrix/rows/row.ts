import type { RefusalCode } from '@/lib/errors';
import type { ActionKind, Fields } from '@/tests/support/matrix/call';
import type { Stage } from '@/tests/support/matrix/stage';
import type { About, ByRole } from '@/tests/support/matrix/standings';

/** What a page or route answers: a status, or the path to which it leads. */
export type Seen = number | `→ ${string}`;

/** What becomes of an action: it is done, it changes nothing and says so or not, or it is refused in these words. */
export type Done = 'done' | 'nothing' | RefusalCode | { says: string };

/** Who may see a page. Names in braces stand for things of the first workspace. */
export type PageRow = ByRole<Seen> & {
  page: string;
  /** The address to ask for, where it differs from the page's. */
  path?: string;
  /** What those are answered with for whom a thing of this name does not exist. */
  missing?: Seen;
  /** Whoever has such an address may read what it leads to: a link that was sent to them. */
  isForBearer?: boolean;
};

/** Who may ask a route handler, and how. */
export type RouteRow = Omit<PageRow, 'page'> & {
  route: string;
  method: string;
  /** A form with what the page adds that is rendered for whoever sends it. */
  body?: (rendered: Record<string, string>) => FormData;
};

/** Who may call a Server Action, with what. */
export type ActionRow = ByRole<Done> & {
  /** As the inventory calls it. */
  action: string;
  kind: ActionKind;
  /** The page that it is sent to, where none of its own can do without names. */
  on?: string;
  about: About;
  /** What those are answered with for whom what it names does not exist; where a role matters, by role. */
  missing?: Done | Omit<ByRole<Done>, 'stranger'>;
  /** Of whoever was deactivated with a session left over, where it is not as of other strangers. */
  deactivated?: Done;
  /** A cookie to send beside the session's. */
  cookie?: (stage: Stage) => Promise<string>;
  /** It is for people who are not signed in, and acts on whoever they say they are. */
  isOpen?: boolean;
  /** A form as a person would send it. */
  send: (stage: Stage) => Promise<Fields> | Fields;
};
