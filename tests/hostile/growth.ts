import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import { send, type Sending } from '@/tests/support/matrix/send';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { forgetAllTries, type Desk } from './desk';
import { multipart } from './multipart';
import type { Tally } from './tally';

/** An input whose size whoever sends it chooses. */
type Input = {
  /** As large as it may be. */
  bound: number;
  unit: string;
  /** The request with so much of it. */
  of: (size: number) => Sending;
  /** Whether a request with four times the bound is refused; else what is more is cut off or left alone. */
  refuses: boolean;
};

/** The length of a head that Node passes on, in bytes, with room for the rest of it. */
const HEAD = 120_000;

/** Nearly as much as a Server Action takes, in bytes. */
const BODY = 1_000_000;

/** Requests by which a cost is measured. */
const REQUESTS = 20;

/**
 * How much more the largest input may cost than a quarter of it: work that grows with the size costs four times as much, with
 * its square sixteen times.
 */
const MOST = 8;

/** A tick of the clock of processor time, in milliseconds. */
const TICK_MS = 10;

const repeated = (part: string, size: number) => Array(size).fill(part).join('');

/** Marks that are put in order when a text is normalized, which takes time that grows with the square of their number. */
const marks = (size: number) => repeated('\u0315', size / 4) + repeated('\u0300', size / 4);

function inputsOf(
  { people, inventory }: Desk,
  rendered: Record<string, string>,
): Record<string, Input> {
  const { cookie } = people.ours.owner;
  const chunk = `/_next/static/chunks/${readdirSync('.next/static/chunks').find((file) => file.endsWith('.js'))}`;
  const head = (path: string, rest: Sending['headers'] = {}): Sending => ({
    path,
    headers: rest,
    cookie,
  });
  const text = (name: string, sign = 'a'): Input => ({
    bound: HEAD,
    unit: 'bytes',
    of: (size) => head(`/orders?${name}=${repeated(sign, Math.floor(size / sign.length))}`),
    refuses: true,
  });
  const header = (name: string, part: string): Input => ({
    bound: HEAD,
    unit: 'bytes',
    of: (size) => head('/login', { [name]: repeated(part, Math.floor(size / part.length)) }),
    refuses: true,
  });
  const form = (
    path: string,
    unit: string,
    bound: number,
    part: (index: number) => string,
  ): Input => ({
    bound,
    unit,
    of: (size) => {
      const parts = Array.from({ length: size }, (_, index): [string, string] => [
        part(index),
        'a',
      ]);
      return { path, method: 'POST', cookie, ...multipart(parts) };
    },
    refuses: true,
  });
  const called = (path: string, action: string, field: string): Input => ({
    bound: BODY,
    unit: 'bytes',
    of: (size) => {
      const { id } = inventory.actions.find(({ name }) => name === action)!;
      const fields = {
        ...rendered,
        username: 'nobody',
        password: 'nothing',
        [field]: `a${marks(size)}`,
      };
      const form = multipart([
        ...Object.entries(fields).map(([name, value]): [string, string] => [`1_${name}`, value]),
        ['1_operationId', randomUUID()],
        ['0', JSON.stringify([EMPTY_FORM, '$K1'])],
      ]);
      const headers = { ...form.headers, 'next-action': id };
      return { path, method: 'POST', cookie, ...form, headers };
    },
    refuses: false,
  });
  return {
    parameters: {
      bound: 100,
      unit: '',
      of: (size) => ({ path: `/login?${repeated('a&', size - 1)}` }),
      refuses: true,
    },
    'segments of a path': {
      bound: 20,
      unit: '',
      of: (size) => ({ path: repeated('/a', size) }),
      refuses: true,
    },
    cookies: {
      bound: 100,
      unit: '',
      of: (size) => ({ path: '/login', cookie: `${repeated('a=b; ', size - 1)}a=b` }),
      refuses: true,
    },
    'lines of a head': {
      bound: 90,
      unit: '',
      of: (size) =>
        head(
          '/login',
          Object.fromEntries(Array.from({ length: size }, (_, index) => [`x-${index}`, 'a'])),
        ),
      refuses: true,
    },
    'User-Agent': header('user-agent', 'a '),
    Accept: header('accept', 'a/b,'),
    'Accept-Language': header('accept-language', 'a;q=0.1,'),
    Range: {
      ...header('range', '0-1,'),
      of: (size) => head(chunk, { range: `bytes=${repeated('0-1,', Math.floor(size / 4))}0-1` }),
    },
    'If-None-Match': {
      ...header('if-none-match', '"a",'),
      of: (size) => head(chunk, { 'if-none-match': repeated('"a",', Math.floor(size / 4)) }),
    },
    Referer: header('referer', 'a/'),
    'words of a search': text('q', 'a+'),
    'one word of a search': text('q'),
    'a list of Order IDs': text('ids', 'A1%2C'),
    'text of a filter': text('sender', 'a%2C'),
    'text of a place in a list': text('after', '%5B'),
    'fields of a form': form('/login', '', BODY / 100, (index) => `field${index}`),
    'fields of the same name': form('/login', '', BODY / 100, () => 'username'),
    'nested names of a form': form('/login', '', BODY / 100, (index) => `1_${index}[a][b]`),
    'marks on a letter of a username': called(
      '/login',
      'app/(auth)/actions.ts logInAction',
      'username',
    ),
    'marks on a letter of a password': called(
      '/login',
      'app/(auth)/actions.ts logInAction',
      'password',
    ),
    'marks on a letter of an order': called(
      '/orders/new',
      'app/(desk)/orders/actions.ts createOrderAction',
      'recipientName',
    ),
    'marks on a letter of a search': text('q', '%CC%95%CC%80'),
    'depth of an argument': {
      bound: BODY,
      unit: 'bytes',
      of: (size) => ({
        path: '/orders',
        method: 'POST',
        cookie,
        headers: { 'next-action': inventory.actions[0]!.id, 'content-type': 'text/plain' },
        body: Buffer.from(repeated('[', size / 2) + repeated(']', size / 2)),
      }),
      refuses: true,
    },
  };
}

/** What inputs cost as they grow: nothing that anybody sends may cost more than its size. */
export async function growth(desk: Desk, tally: Tally): Promise<void> {
  const { server, people } = desk;
  const rendered = await fieldsFor(people.ours.owner.cookie);
  for (const [name, { bound, unit, of, refuses }] of Object.entries(inputsOf(desk, rendered))) {
    const cost = async (size: number) => {
      await forgetAllTries();
      const { status } = await send(server.origin, of(size));
      const before = processorTime(server.pid);
      for (let turn = 0; turn < REQUESTS; turn++) await send(server.origin, of(size));
      tally.tries += REQUESTS + 1;
      if (status >= 500) tally.findings.push(`${name}, ${size} ${unit}: ${status}`);
      if (status >= 400) tally.refused += REQUESTS + 1;
      return { status, milliseconds: (processorTime(server.pid) - before) / REQUESTS };
    };
    const quarter = await cost(Math.floor(bound / 4));
    const whole = await cost(bound);
    const beyond = await cost(4 * bound);
    const times = whole.milliseconds / Math.max(quarter.milliseconds, TICK_MS / REQUESTS);
    tally.figures.push(
      `${name}: ${bound} ${unit} cost ${whole.milliseconds.toFixed(1)} ms (${whole.status}), a quarter ${quarter.milliseconds.toFixed(1)} ms, four times as much ${beyond.milliseconds.toFixed(1)} ms (${beyond.status})`,
    );
    if (times > MOST) {
      tally.findings.push(
        `${name} at its bound costs ${times.toFixed(1)} times as much as a quarter of it`,
      );
    }
    if (refuses && beyond.status < 400) {
      tally.findings.push(`${name}: four times its bound is answered with ${beyond.status}`);
    }
  }
}

/** What a process has used of the processor so far, in milliseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
