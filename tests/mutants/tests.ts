import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The attack tests, which are fast and run first. */
export const ATTACKS = 'tests/integration/attack/';

/** The attack tests of each domain, if they don't have its name. */
const ATTACKED_BY: Record<string, string[]> = {
  accounts: ['own-account', 'team', 'links'],
  app: ['pages'],
  'audit-log': ['log', 'orders'],
  auth: ['log', 'orders', 'team'],
  labels: ['bulk'],
  live: ['log'],
  orders: ['orders', 'rounds'],
  'saved-views': ['views'],
  team: ['team', 'own-account', 'links'],
  workspaces: ['team'],
};

/** Excludes the matrix, which would need a build of each mutant. */
const RUN_FOR_MUTANTS = /^tests\/(?:integration|unit)\/.*\.test\.ts$/;

const IMPORT = /(?:from|import\(|mock\()\s*'((?:@\/|\.)[^']+)'/g;

/** An import of types only. */
const TYPE_IMPORT =
  /^(?:import|export) (?:type [^;]*?|\{(?:\s*type [\w$]+(?: as \w+)?,?)+\s*\}) from '[^']+';$/gm;

/** The tests that depend on a file, in stages to run one after the other. */
export function stagesFor(file: string, imports: ReadonlyMap<string, string[]>): string[][] {
  const dependents = [...imports.keys()].filter(
    (test) => RUN_FOR_MUTANTS.test(test) && reach(test, imports).has(file),
  );
  const [folder = '', name = ''] = file.split('/');
  const domain = folder === 'app' ? 'app' : name;
  const attacks = (ATTACKED_BY[domain] ?? [domain]).map((attack) => `${ATTACKS}${attack}.test.ts`);
  const isAttack = (test: string) => test.startsWith(ATTACKS);
  const isOwn = (test: string) =>
    isAttack(test) ? attacks.includes(test) : test.split('/')[2] === domain;
  const stages = [
    dependents.filter((test) => isAttack(test) && isOwn(test)),
    dependents.filter((test) => isAttack(test) && !isOwn(test)),
    dependents.filter((test) => !isAttack(test) && isOwn(test)),
    dependents.filter((test) => !isAttack(test) && !isOwn(test)),
  ];
  return stages.filter((stage) => stage.length > 0);
}

const RELATED = /^tests\/(?:component|integration|reliability|unit)\/.*\.test\.tsx?$/;

/** The tests that import a file, directly or not: those of its domain first, then by distance. */
export function relatedTests(file: string, imports: ReadonlyMap<string, string[]>): string[] {
  const domain = file.split('/')[1];
  const ranks = new Map<string, number>();
  for (const test of imports.keys()) {
    if (!RELATED.test(test)) continue;
    const steps = reach(test, imports).get(file);
    const isOwn = test
      .split('/')
      .slice(2)
      .some((part) => part.split('.')[0] === domain);
    if (steps !== undefined) ranks.set(test, isOwn ? steps - 1_000 : steps);
  }
  return [...ranks.keys()].sort((one, other) => ranks.get(one)! - ranks.get(other)!);
}

/** The local imports of every file in these folders. */
export function importsIn(
  folders: readonly string[],
  { typesToo = true } = {},
): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || name.startsWith('db/generated')) continue;
      const file = `${folder}/${name}`;
      const text = readFileSync(file, 'utf8');
      const found = [...(typesToo ? text : text.replaceAll(TYPE_IMPORT, '')).matchAll(IMPORT)];
      imports.set(
        file,
        found.flatMap(([, wanted]) => resolved(file, wanted!) ?? []),
      );
    }
  }
  return imports;
}

function resolved(from: string, wanted: string): string | undefined {
  const base = wanted.startsWith('@/')
    ? wanted.slice(2)
    : path.posix.join(path.posix.dirname(from), wanted);
  return ['.ts', '.tsx', ''].map((ending) => base + ending).find((file) => existsSync(file));
}

/** The direct and indirect imports of a file, with their distance. */
function reach(file: string, imports: ReadonlyMap<string, string[]>): Map<string, number> {
  const reached = new Map([[file, 0]]);
  // The iteration includes entries that are added during it.
  for (const [next, steps] of reached) {
    for (const found of imports.get(next) ?? []) {
      if (!reached.has(found)) reached.set(found, steps + 1);
    }
  }
  return reached;
}
