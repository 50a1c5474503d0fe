import { format } from 'prettier';
import type {
  ActionRow,
  ActionOutcome,
  PageRow,
  RouteRow,
  PageAnswer,
} from '@/tests/matrix/rows/row';
import type { ByRole } from './user-kinds';

const INTRODUCTION = `# Access

Every page, route handler and Server Action of the application, and what each role gets there. \`tests/matrix\` generates this
page. It reads the list of entry points from the production build and requests each of them as every kind of user; an entry
point without a row fails the tests.

There are nine kinds of users: an anonymous visitor; each role in its own workspace; each role of another workspace, with IDs
from the first one; a deactivated user with a session left; and a user who has signed out and kept the cookie. The column "not
signed in" is about the first and the last two. Users of another workspace get what their role gets, in their own workspace.
Where a URL or form names something of the first workspace, they get what is listed under "unknown", the same as for a random
ID: the same HTML to the byte, and the same texts in React's payload, once keys and times are masked. The same applies to a
courier and orders of others. A denied request changes no row of the database except rate limits, "last seen" times, and the
log entries about the denial.

Everything is requested twice: from the build as it is, and from the same build without \`proxy.ts\`. The answers are the same.
`;

/** The content of docs/access.md. */
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
    'HEAD gets the same status as GET. Any method that is not listed gets 405.',
    table(['route', ...roles], routes),
    '## Server Actions',
    'An action is about an order, another thing of the workspace, or oneself.',
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

function seenWords(answer: PageAnswer): string {
  if (answer === 200) return 'yes';
  return String(answer).replace('/{new}', '/…');
}

function unknown({ missing }: { missing?: PageAnswer }): string {
  return missing === undefined ? '' : seenWords(missing);
}

function doneWords(answer: ActionOutcome): string {
  if (answer === 'done') return 'yes';
  if (answer === 'nothing') return 'changes nothing';
  return typeof answer === 'object' ? 'refused' : answer;
}

function missingWords(missing: ActionRow['missing']): string {
  if (missing === undefined) return '';
  if (typeof missing !== 'object' || 'sentence' in missing) return doneWords(missing);
  const { owner, dispatcher, courier } = missing;
  return [...new Set([owner, dispatcher, courier].map(doneWords))].join(' / ');
}

const code = (text: string) => `\`${text}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
