/** Why a database is not believed. `docs/log.md` tells what each one means. */
export type TamperingKind =
  /** The file of an embedded database is damaged, or was edited past SQLite. */
  | 'file'
  /** A trigger or function that protects orders and log is missing, altered, or not ours. */
  | 'guard'
  /** A table, column, index or constraint is missing, altered, or not ours. */
  | 'schema'
  /** Entries of a workspace that does not exist. */
  | 'workspace'
  /** Something is not stored as the application stores it. */
  | 'stored'
  /** An entry is missing, or one too many. */
  | 'sequence'
  /** An entry does not continue the one before it. */
  | 'previous-hash'
  /** An entry is not what was hashed. */
  | 'hash'
  /** The workspace tells of another newest entry than its log has. */
  | 'head'
  /** A checkpoint tells of another log, or is not one. */
  | 'checkpoint'
  /** The entries of an order contradict each other. */
  | 'history'
  /** An order is not what its entries made of it. */
  | 'order'
  /** A workspace's counters are not the number of its orders. */
  | 'counters'
  /** What search reads of an order is not what the order ever said. */
  | 'search'
  /** A workspace's settings are not what its entries made of them. */
  | 'settings'
  /** A user is not what the entries made of them. */
  | 'user'
  /** A workspace's invitations are not what its entries made of them. */
  | 'invitations'
  /** The order counts of an import or a bulk action do not match its entries. */
  | 'receipt';

/** One reason not to believe a database. */
export type Tampering = {
  /** Null where it is not about one workspace. */
  workspaceId: string | null;
  /** The entry; null where it is not about one. */
  seq: number | null;
  kind: TamperingKind;
  /** One clause for people. */
  about: string;
};

/** The same, of one workspace. */
export type Flaw = Omit<Tampering, 'workspaceId'>;

/** Takes what a check has found. */
export type Found = (tampering: Tampering) => void;
