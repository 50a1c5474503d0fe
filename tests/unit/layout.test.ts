import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importsIn } from '@/tests/mutants/tests';

/** File names that every folder of lib may have. */
const COMMON =
  'fields schema queries mutations load describe messages permissions paths params url run stream';

/** Additional names of each folder: its noun, and its own terms. */
const OWN: Record<string, string> = {
  '': 'compact dates env errors messages normalize numbers search-params text',
  accounts: 'user usernames confirm-password',
  'accounts/password-reset': '',
  'accounts/sessions': '',
  'accounts/sign-in': 'sign-in device ticket ticket-cookie',
  'accounts/single-sign-on': 'single-sign-on answer intent provider start',
  'accounts/two-factor': 'one-time-code recovery-code setup',
  'audit-log': 'actions append at-entry audited changed-fields common-changes entry',
  'audit-log/integrity':
    'accounts chain checkpoint checkpoint-key checkpoint-list checkpoint-store delivered-at download hash peekable read-accounts record-accounts replay signed-note stored-entry take-checkpoints tampering verify verify-accounts verify-chains verify-counters verify-orders verify-receipts verify-search whole-log',
  'audit-log/list': 'filters page parse rows rows-sql',
  auth: 'actor auth password password-rules password-worker redirect-target remembered-tokens require-actor roles same-origin sealing secret-links session-cookie werkzeug',
  bulk: 'bulk-action form-fields plan-changes preview selection selection-form',
  db: 'auth-adapters client connections copy engine errors guards id migrate migrations raw read retry rollback-after-failed-commit space sql statements watch write yield-event-loop',
  'db/pagination': 'cursor find page sql text-index',
  'db/postgresql': 'adapter guards raw settings statements transactions unguarded watch',
  'db/sqlite': 'adapter breaks durable files guards raw statements transactions watch',
  exports: 'csv log orders response table',
  forms: 'answer flash flash-cookie form-action form-state rendered-for',
  http: 'body-limits client client-address describe-error guard head-limits lifecycle log log-console main malformed origin pace-request-body plain-page redact refuse request-context requests response-headers security-headers shared-counts stop',
  imports:
    'clear counts import bad-rows deleted-here demo demo-order encodings group-rows header-row last-imported lock numbering outcomes receive row-outcome rows status-values stored tabs upload upload-slots validate',
  'imports/file':
    'cell-encoding date-words encoding languages limits read-file recognise-encoding records separator signatures written-date',
  'imports/layouts':
    'column-names header-key layouts northwind own-export parts shopify woocommerce',
  'imports/mapping':
    'mapping header infer people profile profiler profiles questions targets unused values words',
  'imports/workbook': 'contents number-format parts problem workbook workbook-worker xml',
  'imports/parse':
    'address blank-cells cells dates due-date needs-delivery order-id parse plan quantity read-field status statuses swallowed-rows window',
  labels: 'code layout parts settings sheets',
  jobs: 'find-progress job progress runner wake work',
  live: 'coalesce events hub mark news',
  orders:
    'order attempt capabilities contact couriers find known-people look-alikes navigation-apps next-order-id notes operation-ids order-target propose search search-text status summary time-window',
  'orders/changes': 'apply change decide history load-history merge undo undo-preview undo-schema',
  'orders/list': 'deliveries deliveries-query describe-filters filters parse rows',
  'orders/rounds': 'round',
  'rate-limit': 'limits',
  'saved-views': 'saved-view',
  team: '',
  'team/invitations': '',
  upgrade: 'upgrade fill-search-text',
  workspaces: 'workspace working-days',
};

const imports = importsIn(['app', 'components', 'lib', 'scripts']);

test('a folder of lib contains only files with its allowed names', () => {
  const strangers = [...imports.keys()].filter((file) => {
    const [, folder, name] = /^lib\/(?:(.+)\/)?([^/]+)\.\w+$/.exec(file) ?? [];
    if (name === undefined) return false;
    const known = `${COMMON} ${OWN[folder ?? ''] ?? ''}`.split(' ');
    return OWN[folder ?? ''] === undefined || !known.includes(name);
  });
  expect(strangers).toEqual([]);
});

test('there are no import cycles', () => {
  expect(cyclesIn(imports)).toEqual([]);
});

describe('client code', () => {
  const values = importsIn(['app', 'components', 'lib'], { typesToo: false });
  const text = (file: string) => readFileSync(file, 'utf8');
  const reached = new Map(
    [...values.keys()]
      .filter((file) => text(file).startsWith("'use client'"))
      .map((file) => [file, '']),
  );
  for (const [file] of reached) {
    for (const next of values.get(file) ?? []) {
      // A Server Action is sent as a reference.
      if (!reached.has(next) && !text(next).startsWith("'use server'")) reached.set(next, file);
    }
  }

  test('is found', () => {
    expect(reached.size).toBeGreaterThan(100);
  });

  test('contains neither zod nor server code', () => {
    const server =
      /^import (?!type )[^;]*?'(zod|server-only|node:[^']*|next\/headers|[^']*\/generated\/[^']*)';/m;
    const found = [...reached].filter(([file]) => server.test(text(file)) || isOfDatabase(file));
    expect(found.map(([file, from]) => `${file}, imported by ${from}`)).toEqual([]);
  });

  const isOfDatabase = (file: string) => /^lib\/db\/(?!(?:id|engine)\.ts$)/.test(file);
});

/** Import cycles (Tarjan's strongly connected components). */
function cyclesIn(imports: ReadonlyMap<string, string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return cycles;

  function visit(file: string): number {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) lowest.set(file, Math.min(lowest.get(file)!, visit(next)));
      else if (stack.includes(next)) {
        lowest.set(file, Math.min(lowest.get(file)!, order.get(next)!));
      }
    }
    if (lowest.get(file) === order.get(file)) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) cycles.push(group.sort());
    }
    return lowest.get(file)!;
  }
}
