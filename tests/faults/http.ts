import { openRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { startServer, type Server } from '@/scripts/bench/server';
import { ACTIONS } from '@/tests/matrix/rows/actions';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import type { ActionRow, PageAnswer } from '@/tests/matrix/rows/row';
import { prepare, refusalText } from '@/tests/support/matrix/call-once';
import { sendAsBrowser, type Answer } from '@/tests/support/matrix/browser-request';
import { callAction, refusalIn } from '@/tests/support/matrix/call-action';
import { callOf, inventoryOf, type Inventory } from '@/tests/support/matrix/inventory';
import { isExpected, describeAnswer } from '@/tests/support/matrix/read-as-everyone';
import { send } from '@/tests/support/matrix/send';
import { valueFor } from '@/tests/support/matrix/user-kinds';
import { newPeople } from '@/tests/support/matrix/team';
import { newThings, pathWith } from '@/tests/support/matrix/things';
import { findForms, type FoundForm } from '@/tests/hostile/found-forms';
import { multipart } from '@/tests/hostile/multipart';
import { newResults } from '@/tests/hostile/results';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { newTcpProxy } from './tcp-proxy';

/** The answers of one kind of entry point, by number. */
export type Line = { entries: number; asUsual: number; refused: number; slowestMs: number };

/** `wrong` is empty if every answer was as expected. */
export type HttpOutage = { lines: Record<string, Line>; wrong: string[] };

/** The length of the outage in seconds: shorter and longer than the application's retries. */
export type OutageSeconds = 3 | 30;

/** An entry point. `asUsual` and `refused` return what is wrong with an answer, if anything. */
type Entry = {
  kind: string;
  name: string;
  /** Whether it changes something and is sent again if refused. */
  isAction?: boolean;
  send: () => Promise<Answer>;
  asUsual: (answer: Answer) => string | undefined;
  refused: (answer: Answer) => string | undefined;
};

/**
 * Requests every page, route handler and action of the production server at once, during an outage of its database of 3 or
 * 30 seconds: on PostgreSQL, connections are cut and refused; on SQLite, another process holds the write lock. Refused
 * requests are then sent again.
 */
export async function httpOutage(seconds: OutageSeconds): Promise<HttpOutage> {
  const { DATABASE_URL, AUTH_SECRET } = env();
  const database = await newAbsence(DATABASE_URL);
  const server = await startServer({
    DATABASE_URL: database.url,
    AUTH_SECRET,
    SIGNUP: 'open',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'test',
  });
  try {
    const entries = await entriesOf(server);
    await database.interrupt();
    const start = performance.now();
    const sent = Promise.all(entries.map(async (entry) => [entry, await entry.send()] as const));
    if (seconds === 30) await sent;
    await new Promise((done) => setTimeout(done, start + seconds * 1_000 - performance.now()));
    await database.restore();
    const outage: HttpOutage = { lines: {}, wrong: [] };
    for (const [entry, answer] of await sent) {
      recordChange(outage, entry, answer);
      const tell = (problem: string | undefined) =>
        problem && outage.wrong.push(`${entry.kind} ${entry.name}: ${problem}`);
      const unusual = entry.asUsual(answer);
      if (seconds === 3) tell(unusual);
      else if (unusual) {
        tell(entry.refused(answer));
        if (entry.isAction) tell(entry.asUsual(await entry.send()));
      }
    }
    return outage;
  } finally {
    await server.stop();
    await database.remove();
  }
}

function recordChange({ lines }: HttpOutage, entry: Entry, answer: Answer): void {
  const line = (lines[entry.kind] ??= { entries: 0, asUsual: 0, refused: 0, slowestMs: 0 });
  line.entries += 1;
  if (entry.asUsual(answer) === undefined) line.asUsual += 1;
  else if (entry.refused(answer) === undefined) line.refused += 1;
  line.slowestMs = Math.max(line.slowestMs, Math.round(answer.milliseconds));
}

async function newAbsence(url: string) {
  if (!url.startsWith('file:')) {
    const proxy = await newTcpProxy(url);
    return { url: proxy.url, interrupt: proxy.cut, restore: proxy.restore, remove: proxy.remove };
  }
  const raw = await openRaw(url, 'write');
  return {
    url,
    interrupt: () => raw.execute('BEGIN IMMEDIATE'),
    restore: () => raw.execute('COMMIT'),
    remove: () => raw.close(),
  };
}

async function entriesOf(server: Server): Promise<Entry[]> {
  const people = await newPeople();
  const { theirs } = await newThings(people);
  const { cookie } = people.ours.owner;
  const rendered = await fieldsFor(cookie);
  const pages = PAGES.map((row): Entry => {
    const path = pathWith(row.path ?? row.page, theirs);
    const send = () => sendAsBrowser(server, { path, cookie });
    return { kind: 'page', name: row.page, send, ...reading(valueFor(row, 'owner')) };
  });
  const routes = ROUTES.map((row): Entry => {
    const { method } = row;
    const path = pathWith(row.path ?? row.route, theirs);
    const send = () =>
      sendAsBrowser(server, {
        path,
        cookie,
        method,
        ...(row.body && { body: row.body(rendered) }),
      });
    const name = `${method} ${row.route}`;
    // The readiness check doesn't wait for the database.
    const isReady = row.route === '/api/ready' && env().DATABASE_URL.startsWith('postgres');
    const wanted = isReady ? 503 : valueFor(row, 'owner');
    return { kind: 'route', name, send, ...reading(wanted) };
  });
  const inventory = inventoryOf();
  const search = {
    origin: server.origin,
    results: newResults(),
    people,
    things: theirs,
    inventory,
  };
  const forms = await findForms(search);
  const actions: Entry[] = [];
  for (const row of ACTIONS) {
    actions.push(await actionByScript(server, row, inventory));
    const form = forms.get(row.action);
    // Some forms are on a page only after another action.
    if (form) actions.push(await actionByForm(server, row, form));
  }
  return [...pages, ...routes, ...actions];
}

function reading(wanted: PageAnswer): Pick<Entry, 'asUsual' | 'refused'> {
  const asUsual = (answer: Answer) => {
    if (deletesSession(answer)) return 'deletes the cookie of a session that has not ended';
    return isExpected(answer, wanted) ? undefined : `${describeAnswer(answer)}, not ${wanted}`;
  };
  return {
    asUsual,
    refused: (answer) =>
      AWAY.includes(refusalIn(answer) ?? '') ? undefined : isUnavailable(answer),
  };
}

function deletesSession({ headers }: Answer): boolean {
  const cookies = [headers['set-cookie'] ?? []].flat();
  return cookies.some((cookie) => /session-token=;/.test(cookie));
}

function isUnavailable({ status, headers, text }: Answer): string | undefined {
  if (status !== 503) return `answers with ${status}`;
  if (headers['content-type']?.includes('json')) return undefined;
  if (headers['retry-after'] === undefined) return 'has no Retry-After header';
  return headers['content-length'] !== '0' || text.includes('Temporarily unavailable')
    ? undefined
    : 'has no explanation';
}

const AWAY = (['busy', 'unreachable'] as const).map((code) =>
  refusalSentence(new Refusal(code, {})),
);

async function actionByScript(
  server: Server,
  row: ActionRow,
  inventory: Inventory,
): Promise<Entry> {
  const { cookie, fields } = await preparedFor(row);
  const call = { ...callOf(inventory, row), cookie, fields };
  const words = refusalText(valueFor(row, 'owner'));
  return {
    kind: 'action by script',
    name: row.action,
    isAction: !('code' in fields),
    send: () => callAction(server, call),
    asUsual: (answer) => {
      if (answer.status >= 500) return `answers with ${answer.status}`;
      const refusal = refusalIn(answer);
      return refusal === words ? undefined : `says "${refusal}" instead of "${words}"`;
    },
    refused: (answer) => {
      if (answer.status >= 400) return `answers with ${answer.status}`;
      const refusal = refusalIn(answer);
      return AWAY.includes(refusal ?? '') ? undefined : `says "${refusal}"`;
    },
  };
}

/** As a browser sends it without JavaScript. */
async function actionByForm(
  server: Server,
  row: ActionRow,
  { hidden, page }: FoundForm,
): Promise<Entry> {
  const { cookie, fields, people } = await preparedFor(row);
  const sent = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
  const { body, headers } = multipart([...hidden, ...sent]);
  const path = page.includes('{') ? pathWith(page, (await newThings(people)).theirs) : page;
  const typed = sent.filter(([name]) => !/password/i.test(name)).map(([, value]) => value);
  return {
    kind: 'action by form',
    name: row.action,
    isAction: !('code' in fields),
    send: async () => {
      const reply = await send(server.origin, { path, cookie, method: 'POST', headers, body });
      return { ...reply, location: null };
    },
    // The exact sentence is checked by the same action by script; a page may show less or more.
    asUsual: (answer) => {
      if (answer.status >= 500) return `answers with ${answer.status}`;
      return AWAY.includes(refusalIn(answer) ?? '')
        ? 'says that the database is unavailable'
        : undefined;
    },
    refused: (answer) => {
      const refusal = refusalIn(answer);
      if (answer.status < 400 && AWAY.includes(refusal ?? '')) return undefined;
      const lost = typed.filter((value) => !answer.text.includes(escaped(value)));
      if (lost.length > 0) return `answers with ${answer.status} and loses ${lost.join(', ')}`;
      return isUnavailable(answer);
    },
  };
}

/** The fields of the action's form, each time with new people, since many actions work only once. */
async function preparedFor(row: ActionRow) {
  const people = await newPeople();
  const options = { userKind: 'owner', target: 'theirs' } as const;
  const { fields, ticket } = await prepare(row, people, options);
  const rendered = await fieldsFor(people.cookies.owner);
  // Signed-in users can't use the forms of visitors.
  const cookie = [row.isOpen ? null : people.cookies.owner, ticket].filter(Boolean).join('; ');
  return { people, cookie, fields: { ...rendered, ...fields } };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
