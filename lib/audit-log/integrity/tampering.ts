/** Described in docs/log.md. */
export type TamperingKind =
  | 'file'
  | 'guard'
  | 'schema'
  | 'workspace'
  | 'stored'
  | 'sequence'
  | 'previous-hash'
  | 'hash'
  | 'head'
  | 'checkpoint'
  | 'history'
  | 'order'
  | 'counters'
  | 'search'
  | 'settings'
  | 'user'
  | 'invitations'
  | 'receipt';

export type Tampering = {
  workspaceId: string | null;
  seq: number | null;
  kind: TamperingKind;
  /** One clause, for people. */
  about: string;
};

export type Flaw = Omit<Tampering, 'workspaceId'>;

export type ReportTampering = (tampering: Tampering) => void;
