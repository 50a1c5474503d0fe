import { isWerkzeugHash } from '@/lib/auth/password';
import { findInvalidOrders } from './skipped-orders';
import { findEarlierWorkspace, workspaceOperationId } from './find-earlier';
import type { SkippedOrder } from './skipped-orders';
import { createWorkspace, type Owner } from './mutations';
import { nameOf } from './names';
import { NOBODY, type Plan, type PlannedWorkspace } from './plan';
import { trimmed } from './source';
import { takeOverLog } from './take-over-log';
import { takeOverOrders } from './take-over-orders';

/** What was found for one user, and how much of it is new. */
export type TakeOverResult = {
  /** The username, or the name of the workspace without a user. */
  name: string;
  isUser: boolean;
  /** Whether nothing of this was taken over before. */
  isNew: boolean;
  orders: { found: number; created: number; updated: number };
  entries: { found: number; added: number };
  skipped: SkippedOrder[];
  /** Sentences for the operator. */
  notes: string[];
};

const NOBODYS_WORKSPACE = 'Taken over, without a user';

/** Takes over one workspace, or what an earlier take-over has not done yet. */
export async function takeOver(
  planned: PlannedWorkspace,
  given: { fileName: string; timeZone: string; now: Date },
): Promise<TakeOverResult> {
  const owner = await createOrFindWorkspace(planned, given.timeZone);
  // Old entries come before those of the import.
  const added = await takeOverLog(owner, planned.entries);
  const { orders } = planned;
  const { created, updated, skipped } = await takeOverOrders(owner, { ...given, orders });
  return {
    name: planned.key === NOBODY ? NOBODYS_WORKSPACE : owner.username,
    isUser: planned.key !== NOBODY,
    isNew: owner.isNew,
    orders: { found: orders.rows.length, created, updated },
    entries: { found: planned.entries.length, added },
    skipped,
    notes: [...notesOn(planned), ...(owner.isNew ? renameNote(planned, owner) : [])],
  };
}

/** The result of a first take-over. Neither reads nor writes this database. */
export function dryRunTakeOver(planned: PlannedWorkspace): TakeOverResult {
  const { key, orders, entries } = planned;
  const skipped = findInvalidOrders(orders);
  const found = orders.rows.length;
  return {
    name: key === NOBODY ? NOBODYS_WORKSPACE : usernameOf(planned),
    isUser: key !== NOBODY,
    isNew: true,
    orders: { found, created: found - skipped.length, updated: 0 },
    entries: { found: entries.length, added: entries.length },
    skipped,
    notes: notesOn(planned),
  };
}

/** Sentences about the plan as a whole. */
export function notesOnPlan({ guessedTimes }: Pick<Plan, 'guessedTimes'>): string[] {
  if (guessedTimes === 0) return [];
  const entries = guessedTimes === 1 ? '1 log entry has' : `${guessedTimes} log entries have`;
  return [
    `${entries} no valid time: the time of the previous entry is used, or else that of the take-over.`,
  ];
}

async function createOrFindWorkspace(planned: PlannedWorkspace, timeZone: string): Promise<Owner> {
  const operationId = (await findEarlierWorkspace(planned)) ?? workspaceOperationId(planned);
  const { key, user } = planned;
  const isNobody = key === NOBODY;
  return createWorkspace({
    operationId,
    username: isNobody ? NOBODYS_WORKSPACE : usernameOf(planned),
    name: isNobody ? NOBODYS_WORKSPACE : nameOf(key, user ?? undefined),
    passwordHash: passwordOf(user),
    isActive: !isNobody,
    timeZone,
  });
}

/** Unchanged, even if it breaks current rules. */
function usernameOf({ key, user }: PlannedWorkspace): string {
  return trimmed(user?.username ?? null) === null ? nameOf(key, undefined) : user!.username!;
}

function renameNote(planned: PlannedWorkspace, { username }: Owner): string[] {
  const wanted = usernameOf(planned);
  if (planned.key === NOBODY || username === wanted) return [];
  return [`The username ${wanted} is taken here, so this user logs in as ${username}.`];
}

/** The password hash, if its format is known: anything else could be the plain password. */
function passwordOf(user: PlannedWorkspace['user']): string | null {
  const hash = user?.password ?? '';
  return isWerkzeugHash(hash) ? hash : null;
}

function notesOn({ key, user }: PlannedWorkspace): string[] {
  if (key === NOBODY) {
    return ['Data of users who no longer exist is in a workspace that no one can log in to.'];
  }
  if (passwordOf(user) !== null) return [];
  return ['The format of the password is unknown, so this user cannot log in.'];
}
