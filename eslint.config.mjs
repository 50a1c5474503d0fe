import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypeScript from 'eslint-config-next/typescript';

const CODE = '**/*.{mjs,ts,tsx}';

// Imports that are banned, with what to do instead. The table below says which bans apply where.
const bans = {
  folders: {
    regex: '^\\.\\.(/|$)',
    message:
      "Import by the path from the root, such as '@/lib/dates'. './' is for files in the same folder.",
  },
  environment: {
    regex: '^(node:)?process$',
    importNames: ['env'],
    message: "Get settings from env() in '@/lib/env', which validates them.",
  },
  tests: {
    regex: '^(@|\\.)/tests/',
    message: 'Only tests import tests: move shared code to lib or scripts/lib.',
  },
  scripts: {
    regex: '^@/scripts/',
    message: "The application doesn't import scripts: move shared code to lib.",
  },
  app: {
    regex: '^@/app/',
    message:
      'Imports point down, app → components → lib: take an action as a prop, or move the code.',
  },
  components: {
    regex: '^@/components/',
    message: 'Imports point down, app → components → lib: move shared code to lib.',
  },
  prisma: {
    regex: '^@prisma/|(^|/)generated/',
    message: "Prisma stays in lib/db: read with db() from '@/lib/db/client', in a queries.ts file.",
  },
  transaction: {
    regex: '^(@/lib/db|\\.)/client$',
    importNames: ['transaction', 'statementTransaction'],
    message: 'Only mutations open transactions: call one from mutations.ts, or add one there.',
  },
  tx: {
    regex: '^@/lib/db/client$',
    importNames: ['Tx', 'StatementTx', 'statementsIn'],
    message: 'Only mutations write: call one from mutations.ts, or add one there.',
  },
  change: {
    regex: '^(@/lib/orders|\\.|\\./changes)(/changes)?/(change|apply)$',
    message:
      "Orders change through '@/lib/orders/mutations': call a function of it, or add one there.",
  },
  record: {
    regex: '^@/lib/audit-log/audited$',
    message:
      'Only mutations append to the audit log: call one from mutations.ts, or add one there.',
  },
  next: {
    regex: '^(next|next-auth)(/|$)',
    message: 'Scripts and tests call this without Next: handle the request in app or lib/forms.',
  },
};

const everywhere = ['folders', 'environment'];
const outsideTests = [...everywhere, 'tests'];
const writes = ['transaction', 'change', 'record'];
const inLib = [...outsideTests, 'scripts', 'app', 'components', 'prisma'];

// The last matching line applies.
const imports = [
  may('**', [...outsideTests, 'prisma', 'tx', ...writes]),
  may('app/**', [...outsideTests, 'scripts', 'prisma', 'tx', ...writes]),
  may('components/**', [...outsideTests, 'scripts', 'app', 'prisma', 'tx', ...writes]),
  may('lib/**', [...inLib, 'next', ...writes]),
  // Next's request and response, and Auth.js.
  may('lib/{auth,forms,http,accounts/sign-in,accounts/single-sign-on}/**', [...inLib, ...writes]),
  // Opens transactions: mutations, and steps of long jobs.
  may('lib/**/{mutations,run,receive,validate,clear}.ts', [...inLib, 'next', 'change']),
  may('lib/audit-log/{audited,integrity/record-accounts}.ts', [...inLib, 'next', 'change']),
  // Changes orders.
  may('lib/orders/{mutations,changes/*}.ts', [...inLib, 'next']),
  may('lib/{bulk,imports}/{mutations,plan-changes,run}.ts', [...inLib, 'next']),
  may('lib/db/**', [...everywhere, 'tests', 'scripts', 'app', 'components', 'change']),
  may('scripts/**', [...outsideTests, 'prisma', 'change']),
  may('scripts/lib/schema-diff.ts', [...outsideTests, 'change']),
  may('tests/**', [...everywhere, 'prisma', 'change']),
  may('tests/*/orders/**', [...everywhere, 'prisma']),
];

/** Files that match may import everything except what the named bans cover. */
function may(files, names) {
  const patterns = names.map((name) => bans[name]);
  return { files: [[files, CODE]], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const syntax = [
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > TSInterfaceDeclaration',
    message: 'Write `type Name = { … }`. Interfaces only extend those of other packages.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: "Write a union of strings, as in type Status = 'ONGOING' | 'DELIVERED'.",
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'No barrels: import each name from the file that defines it.',
  },
  {
    selector: "MemberExpression[property.name='env'][object.property.name='process']",
    message: "Get settings from env() in '@/lib/env', which validates them.",
  },
];

const dynamicTestImport = {
  selector: 'ImportExpression > Literal[value=/^@\\u002Ftests\\u002F/]',
  message: bans.tests.message,
};

const inProduct = [
  ...syntax,
  dynamicTestImport,
  {
    selector:
      'ImportExpression > Literal[value=/^@prisma\\u002F|\\u002Fgenerated\\u002F|db\\u002Fclient$|changes\\u002Fchange$/]',
    message: 'Import this statically, so that the import rules apply.',
  },
];

const serverActionsInApp = {
  selector: "ExpressionStatement[directive='use server']",
  message:
    'Server Actions are endpoints: put them in an actions.ts file in app, and pass them as a prop.',
};

const readsEnvironment = {
  object: 'process',
  property: 'env',
  message: "Get settings from env() in '@/lib/env', or childEnvironment() for a child process.",
};

/** Copy: text between tags, strings of two words or more, and attributes that are shown or read aloud. */
const wordsInMarkup = [
  'JSXText[value=/\\p{L}{2}/u]',
  ':not(JSXAttribute[name.name=/class/i] *) > Literal[value=/^\\p{Lu}[\\p{L}’]+ \\S/u]',
  ':not(JSXAttribute[name.name=/class/i] *) > TemplateElement[value.raw=/^\\p{Lu}[\\p{L}’]+ /u]',
  'JSXAttribute[name.name=/^(label|title|hint|help|alt|name|legend|placeholder|aria-label)$/] > Literal[value=/^\\p{Lu}\\p{Ll}/u]',
].map((selector) => ({
  selector,
  message: "Copy lives in the domain's messages.ts: add it there.",
}));

/** Loaded by tools that require a default export. */
const loadedByATool = [
  'app/**/{default,error,forbidden,global-error,global-not-found,layout,loading,not-found,page,template,unauthorized}.tsx',
  'app/**/{apple-icon,icon,opengraph-image,twitter-image}.tsx',
  'app/**/{manifest,robots,sitemap}.ts',
  '*.config.{mjs,ts}',
  'lib/**/*-worker.mjs',
  'tests/support/{sqlite,postgres}-template.ts',
];

export default defineConfig([
  globalIgnores(['.next/**', 'coverage/**', 'data/**', 'lib/db/generated/**', 'next-env.d.ts']),
  ...nextVitals,
  ...nextTypeScript,
  {
    files: [CODE],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'import/no-default-export': 'error',
      // Only errors are logged directly; the framework and lib/http/log.ts do the rest.
      'no-console': ['error', { allow: ['error', 'debug'] }],
      'no-restricted-properties': ['error', readsEnvironment],
      'no-restricted-syntax': ['error', ...inProduct, serverActionsInApp],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  ...imports,
  { files: loadedByATool, rules: { 'import/no-default-export': 'off' } },
  { files: [['app/**', CODE]], rules: { 'no-restricted-syntax': ['error', ...inProduct] } },
  {
    files: [['{scripts,tests}/**', CODE]],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': ['error', ...syntax, serverActionsInApp],
    },
  },
  {
    files: [['scripts/**', CODE]],
    rules: { 'no-restricted-syntax': ['error', ...syntax, dynamicTestImport, serverActionsInApp] },
  },
  {
    files: [['app/**', '**/*.tsx']],
    rules: { 'no-restricted-syntax': ['error', ...inProduct, ...wordsInMarkup] },
  },
  {
    files: [['components/**', '**/*.{ts,tsx}']],
    // The shell has no domain in lib: its texts, and its table of pages.
    ignores: ['components/shell/{messages,navigation}.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...inProduct, serverActionsInApp, ...wordsInMarkup],
    },
  },
  {
    files: ['lib/env.ts', 'instrumentation.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
]);
