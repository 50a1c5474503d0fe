import type { Role } from '@/lib/auth/actor';
import type { Over } from './events';

/** One open page. Neither of its functions may throw. */
export type Screen = {
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly role: Role;
  /** The entry of the log up to which it has been told; null until it is told where it stands. */
  seq: number | null;
  tell: (event: string) => void;
  /** Closes it: because it is over for good, or because this server stops. */
  end: (why: Over | 'server') => void;
};
