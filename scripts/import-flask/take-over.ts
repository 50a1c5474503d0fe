import { isWerkzeugHash } from '@/lib/auth/password';
import { judgeOrders } from './judge';
import { knownWorkspace, workspaceOperationId } from './known';
import type { LeftBehind } from './left-behind';
import { openWorkspace, type Owner } from './mutations';
import { nameOf } from './names';
import { NOBODY, type Plan, type PlannedWorkspace } from './plan';
import { trimmed } from './source';
import { takeOverLog } from './take-over-log';
import { takeOverOrders } from './take-over-orders';

/** What is found of a user, and what of it is new here. */
export type Taken = {
  /** The username; that of nobody's workspace is its name. */
  name: string;
  isUser: boolean;
  /** Whether nothing of this was here before. */
  isNew: boolean;
  orders: { found: number; created: number; updated: number };
  entries: { found: number; added: number };
  leftBehind: LeftBehind[];
  /** Sentences that people should know of. */
  notes: string[];
};

const NOBODYS_WORKSPACE = 'Taken over, without a user';

/** Does what is planned for one workspace, or the part of it that an earlier take-over has not done. */
export async function takeOver(
  planned: PlannedWorkspace,
  given: { fileName: string; timeZone: string; now: Date },
): Promise<Taken> {
  const owner = await open(planned, given.timeZone);
  // The past comes before the orders, which begin here today.
  const added = await takeOverLog(owner, planned.entries);
  const { orders } = planned;
  const { created, updated, leftBehind } = await takeOverOrders(owner, { ...given, orders });
  return {
    name: planned.key === NOBODY ? NOBODYS_WORKSPACE : owner.username,
    isUser: planned.key !== NOBODY,
    isNew: owner.isNew,
    orders: { found: orders.rows.length, created, updated },
    entries: { found: planned.entries.length, added },
    leftBehind,
    notes: [...notesOn(planned), ...(owner.isNew ? noteOnName(planned, owner) : [])],
  };
}

/** What would be found, as if nothing were here yet. Writes nothing, and does not even look. */
export function tryTakeOver(planned: PlannedWorkspace): Taken {
  const { key, orders, entries } = planned;
  const leftBehind = judgeOrders(orders);
  const found = orders.rows.length;
  return {
    name: key === NOBODY ? NOBODYS_WORKSPACE : usernameOf(planned),
    isUser: key !== NOBODY,
    isNew: true,
    orders: { found, created: found - leftBehind.length, updated: 0 },
    entries: { found: entries.length, added: entries.length },
    leftBehind,
    notes: notesOn(planned),
  };
}

/** Sentences on the plan as a whole. */
export function notesOnPlan({ guessedTimes }: Pick<Plan, 'guessedTimes'>): string[] {
  if (guessedTimes === 0) return [];
  const entries = guessedTimes === 1 ? '1 log entry has' : `${guessedTimes} log entries have`;
  return [
    `${entries} no time that can be read: the one before it counts, or that of the take-over.`,
  ];
}

async function open(planned: PlannedWorkspace, timeZone: string): Promise<Owner> {
  const operationId = (await knownWorkspace(planned)) ?? workspaceOperationId(planned);
  const { key, user } = planned;
  const isNobody = key === NOBODY;
  return openWorkspace({
    operationId,
    username: isNobody ? NOBODYS_WORKSPACE : usernameOf(planned),
    name: isNobody ? NOBODYS_WORKSPACE : nameOf(key, user ?? undefined),
    passwordHash: passwordOf(user),
    isActive: !isNobody,
    timeZone,
  });
}

/** As it is, whatever the rules of today say. */
function usernameOf({ key, user }: PlannedWorkspace): string {
  return trimmed(user?.username ?? null) === null ? nameOf(key, undefined) : user!.username!;
}

function noteOnName(planned: PlannedWorkspace, { username }: Owner): string[] {
  const wanted = usernameOf(planned);
  if (planned.key === NOBODY || username === wanted) return [];
  return [`The username ${wanted} is taken here, so this user logs in as ${username}.`];
}

/** The hash of a password, if it can be checked here: what else stands there might be the password itself. */
function passwordOf(user: PlannedWorkspace['user']): string | null {
  const hash = user?.password ?? '';
  return isWerkzeugHash(hash) ? hash : null;
}

function notesOn({ key, user }: PlannedWorkspace): string[] {
  if (key === NOBODY) {
    return ['What belongs to users who are gone is in a workspace that nobody can open.'];
  }
  if (passwordOf(user) !== null) return [];
  return ['The password is kept in a way that is not known here, so this user cannot log in.'];
}
