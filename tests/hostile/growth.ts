import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import { send, type RawRequest } from '@/tests/support/matrix/send';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { resetRateLimits, type Context } from './context';
import { multipart } from './multipart';
import type { Results } from './results';

/** An input whose size the client chooses. */
type Input = {
  /** The largest allowed size. */
  bound: number;
  unit: string;
  /** A request with an input of this size. */
  of: (size: number) => RawRequest;
  /** Whether a request with four times the bound is refused; otherwise the excess is ignored. */
  refuses: boolean;
};

/** The size of headers that Node accepts, in bytes, with room for the other headers. */
const HEAD = 120_000;

/** Slightly below the limit of Server Actions, in bytes. */
const BODY = 1_000_000;

/** The number of requests per measurement. */
const REQUESTS = 20;

/** The largest input may cost this many times a quarter of it: linear work costs 4 times as much, quadratic work 16 times. */
const MAX_FACTOR = 8;

/** The unit of processor time in /proc, in milliseconds. */
const TICK_MS = 10;

const repeated = (part: string, size: number) => Array(size).fill(part).join('');

/** Combining marks in the wrong order: sorting them when a text is normalized takes quadratic time. */
const marks = (size: number) => repeated('\u0315', size / 4) + repeated('\u0300', size / 4);

function inputsOf(
  { people, inventory }: Context,
  rendered: Record<string, string>,
): Record<string, Input> {
  const { cookie } = people.ours.owner;
  const chunk = `/_next/static/chunks/${readdirSync('.next/static/chunks').find((file) => file.endsWith('.js'))}`;
  const head = (path: string, rest: RawRequest['headers'] = {}): RawRequest => ({
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

/** Measures the cost of growing inputs: no input may cost more than linear time. */
export async function growth(context: Context, results: Results): Promise<void> {
  const { server, people } = context;
  const rendered = await fieldsFor(people.ours.owner.cookie);
  for (const [name, { bound, unit, of, refuses }] of Object.entries(inputsOf(context, rendered))) {
    const cost = async (size: number) => {
      await resetRateLimits();
      const { status } = await send(server.origin, of(size));
      const before = processorTime(server.pid);
      for (let turn = 0; turn < REQUESTS; turn++) await send(server.origin, of(size));
      results.requests += REQUESTS + 1;
      if (status >= 500) results.findings.push(`${name}, ${size} ${unit}: ${status}`);
      if (status >= 400) results.refused += REQUESTS + 1;
      return { status, milliseconds: (processorTime(server.pid) - before) / REQUESTS };
    };
    const quarter = await cost(Math.floor(bound / 4));
    const whole = await cost(bound);
    const beyond = await cost(4 * bound);
    const times = whole.milliseconds / Math.max(quarter.milliseconds, TICK_MS / REQUESTS);
    results.figures.push(
      `${name}: ${bound} ${unit} cost ${whole.milliseconds.toFixed(1)} ms (${whole.status}), a quarter ${quarter.milliseconds.toFixed(1)} ms, four times as much ${beyond.milliseconds.toFixed(1)} ms (${beyond.status})`,
    );
    if (times > MAX_FACTOR) {
      results.findings.push(
        `${name} at its bound costs ${times.toFixed(1)} times as much as a quarter of it`,
      );
    }
    if (refuses && beyond.status < 400) {
      results.findings.push(`${name}: four times its bound gets ${beyond.status}`);
    }
  }
}

/** The processor time that a process has used, in milliseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
