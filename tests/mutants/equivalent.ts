const FOUND =
  'It uses the key of a row that was just found in the workspace, and a key belongs to one workspace.';
const OF_USER =
  'It also checks the user, whose rows are in their workspace: a foreign key ensures that.';
const SCOPED = 'It only narrows the condition of the whole list.';
const RACE = 'The same was checked just before; this repeats it with the lock, in case of a race.';
const AGAIN = 'The next query checks the same.';
const MAY_TOO =
  'Anyone who gets there also has this permission: no role has one without the other.';
const OWN_SECRET = 'It uses a secret of one person: salted, or derived from their key.';

/** Mutants that behave like the original, by ID, each with the reason. */
export const EQUIVALENT: Record<string, string> = {
  'app/(desk)/logs/page.tsx LogsPage permission check 3': MAY_TOO,
  'app/(desk)/orders/[id]/versions/[version]/page.tsx PastOrderPage permission check 2': MAY_TOO,
  'app/(desk)/orders/import/[id]/receipt-view.tsx ReceiptView permission check 1': MAY_TOO,
  'app/(desk)/orders/views/[id]/edit/page.tsx EditViewPage permission check 2': MAY_TOO,
  'app/(desk)/orders/views/new/page.tsx NewViewPage permission check 2': MAY_TOO,
  'app/(desk)/settings/page.tsx SettingsPage permission check 2': MAY_TOO,
  'lib/accounts/sign-in/device.ts rememberDevice ownership 1':
    'It only avoids sending an identical cookie.',
  'lib/bulk/mutations.ts startBulkAction workspace 1': FOUND,
  'lib/bulk/mutations.ts startBulkAction workspace 2': FOUND,
  'lib/bulk/mutations.ts cancelBulkAction workspace 1': FOUND,
  'lib/bulk/mutations.ts undoBulkAction workspace 1': FOUND,
  'lib/bulk/run.ts isImport workspace 1': FOUND,
  'lib/bulk/run.ts changeBatch workspace 1': FOUND,
  'lib/bulk/run.ts changeBatch workspace 2': FOUND,
  'lib/bulk/run.ts changeBatch workspace 3': FOUND,
  'lib/imports/group-rows.ts firstLines workspace 1': FOUND,
  'lib/imports/group-rows.ts foldedGroups workspace 1': FOUND,
  'lib/imports/validate.ts validateBatch workspace 1': FOUND,
  'lib/imports/mutations.ts continueImport workspace 2': FOUND,
  'lib/imports/mutations.ts cancelImport workspace 1': FOUND,
  'lib/imports/mutations.ts clearOutcomes workspace 1': FOUND,
  'lib/imports/rows.ts storedReadAs workspace 1':
    'It only says how rows are read, which the next query loads from the workspace.',
  'lib/imports/outcomes.ts listImportOrders workspace 1': AGAIN,
  'lib/imports/outcomes.ts listImportOrders workspace 2': FOUND,
  'lib/imports/lock.ts lockImport workspace 1': OF_USER,
  'lib/imports/lock.ts lockImport workspace 2': FOUND,
  'lib/imports/lock.ts lockImport workspace 3': FOUND,
  'lib/imports/queries.ts findImport workspace 2': FOUND,
  'lib/imports/queries.ts listImports workspace 2': FOUND,
  'lib/imports/receive.ts deleteImport workspace 1': AGAIN,
  'lib/imports/receive.ts deleteImport workspace 2': FOUND,
  'lib/imports/receive.ts storeRows workspace 1': FOUND,
  'lib/imports/receive.ts createImport workspace 1':
    'It removes what an earlier attempt of this very call may have written, by a key that was made in it.',
  'lib/imports/run.ts loadNextRows workspace 1': FOUND,
  'lib/imports/run.ts writeBatch workspace 1': FOUND,
  'lib/team/invitations/mutations.ts invite workspace 1': FOUND,
  'lib/team/invitations/mutations.ts joinOnce standing 2': RACE,
  'lib/team/invitations/mutations.ts repeatedJoin workspace 2': FOUND,
  'lib/audit-log/at-entry.ts orderAtEntry visible orders 1': FOUND,
  'lib/audit-log/list/filters.ts ordersListed workspace 1': SCOPED,
  'lib/orders/list/filters.ts searched workspace 1': SCOPED,
  'lib/orders/changes/undo-preview.ts previewUndo permission check 1': AGAIN,
  'lib/orders/changes/undo-preview.ts previewUndo permission check 2': MAY_TOO,
  'lib/orders/changes/apply.ts courierNames workspace 1':
    'An order only has a courier of its workspace, which is checked when they are assigned.',
  'lib/accounts/password-reset/mutations.ts resetOnce ownership 1': OWN_SECRET,
  'lib/accounts/password-reset/mutations.ts resetOnce standing 1': RACE,
  'lib/accounts/password-reset/mutations.ts resetOnce workspace 2': FOUND,
  'lib/accounts/two-factor/mutations.ts consumeCode ownership 1': OWN_SECRET,
  'lib/accounts/two-factor/mutations.ts consumeCode ownership 2': OWN_SECRET,
  'lib/accounts/sign-in/mutations.ts startSessionWithCode standing 1': AGAIN,
  'lib/team/mutations.ts update workspace 1': FOUND,
  'lib/orders/rounds/mutations.ts orderRound visible orders 1':
    'An order only has a courier of its workspace, and the courier was just locked in it.',
  'lib/orders/rounds/mutations.ts orderRound workspace 2': OF_USER,
  'lib/saved-views/mutations.ts assertValid workspace 1': OF_USER,
  'lib/saved-views/mutations.ts assertValid permission check 1': MAY_TOO,
  'lib/saved-views/mutations.ts editView workspace 1': OF_USER,
  'lib/saved-views/mutations.ts lockViews ownership 1':
    'It rewrites an existing value; for others it only takes a lock.',
  'lib/workspaces/mutations.ts assertPasswordUnchanged ownership 1': OWN_SECRET,
  'lib/workspaces/mutations.ts deleteLeftovers workspace 1': AGAIN,
  'lib/workspaces/mutations.ts deleteLeftovers workspace 2': FOUND,
  'lib/workspaces/mutations.ts deleteLeftovers workspace 3': FOUND,
};
