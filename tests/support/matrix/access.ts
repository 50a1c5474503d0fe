import { format } from 'prettier';
import type { ActionRow, Done, PageRow, RouteRow, Seen } from '@/tests/matrix/rows/row';
import type { ByRole } from './standings';

const INTRODUCTION = `# Who may do what

Every page, route handler and Server Action of the application, and what each role gets there. This page is written by
\`tests/matrix\`, which reads the list of entry points from the production build itself and asks each of them as everybody;
an entry point without a row fails the tests.

Nine kinds of people ask: somebody anonymous, each role in its own workspace, each role of another workspace with the
names of things of the first, somebody who was deactivated and has a session left, and somebody who has signed out and kept
the cookie. The column "not signed in" is about the first and the last two. People of another workspace get what their role
gets, in their own workspace; where an address or a form names something of the first one, they get what stands under
"unknown". That is what they get for a random name too: the same HTML to the byte, and the same texts in what React sends,
once keys and times are masked. The same holds for a courier and orders that are not theirs. Whatever is denied changes no
row of the database but the counters of tries, when somebody was last seen, and the log's entries about the denial.

All of this is asked twice: of the build as it is, and of the same build without \`proxy.ts\`. The answers are the same.
`;

/** The page docs/access.md, as these rows tell it. */
export function accessPage(rows: {
  pages: readonly PageRow[];
  routes: readonly RouteRow[];
  actions: readonly ActionRow[];
}): Promise<string> {
  const pages = rows.pages.map((row) => [code(row.page), ...rolesOf(row, seenWords), unknown(row)]);
  const routes = rows.routes
    .filter(({ method }) => method !== 'HEAD')
    .map((row) => [
      code(`${row.method} ${row.path ?? row.route}`),
      ...rolesOf(row, seenWords),
      unknown(row),
    ]);
  const actions = rows.actions.map((row) => [
    code(row.action.split(' ')[1]!),
    row.about,
    ...rolesOf(row, doneWords),
    missingWords(row.missing),
  ]);
  const roles = ['owner', 'dispatcher', 'courier', 'not signed in', 'unknown'];
  const text = [
    INTRODUCTION,
    '## Pages',
    table(['page', ...roles], pages),
    '## Route handlers',
    'HEAD is answered as GET is, and every method that is not listed with 405.',
    table(['route', ...roles], routes),
    '## Server Actions',
    'What an action is about is an order, another thing of the workspace, or nothing but oneself.',
    table(['action', 'about', ...roles], actions),
  ].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 100 });
}

function rolesOf<T>(
  { owner, dispatcher, courier, stranger }: ByRole<T>,
  words: (answer: T) => string,
) {
  return [owner, dispatcher, courier, stranger].map(words);
}

function seenWords(answer: Seen): string {
  if (answer === 200) return 'yes';
  return String(answer).replace('/{new}', '/…');
}

function unknown({ missing }: { missing?: Seen }): string {
  return missing === undefined ? '' : seenWords(missing);
}

function doneWords(answer: Done): string {
  if (answer === 'done') return 'yes';
  if (answer === 'nothing') return 'changes nothing';
  return typeof answer === 'object' ? 'refused' : answer;
}

function missingWords(missing: ActionRow['missing']): string {
  if (missing === undefined) return '';
  if (typeof missing !== 'object' || 'says' in missing) return doneWords(missing);
  const { owner, dispatcher, courier } = missing;
  return [...new Set([owner, dispatcher, courier].map(doneWords))].join(' / ');
}

const code = (text: string) => `\`${text}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
