import { test, type BrowserContext, type Page } from 'playwright/test';
import type { Role } from '@/lib/auth/roles';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { accountsPort } from '@/scripts/lib/test-addresses';
import type { TypedOrder, WantedOrder } from './orders';
import type { Person } from './people';

export type Credentials = { username: string; password: string };

/** The requests and answers of the accounts server. A cookie is that of a session, as in the Cookie header. */
export type Calls = {
  owners: (owner: Person & { timeZone: string }) => Promise<{ cookie: string }>;
  members: (
    member: { cookie: string; role: Role; name: string } & Credentials,
  ) => Promise<{ cookie: string }>;
  sessions: (credentials: Credentials) => Promise<{ cookie: string }>;
  orders: (input: { cookie: string; orders: WantedOrder[] }) => Promise<{ ids: string[] }>;
  edits: (input: { cookie: string; id: string; values: Partial<TypedOrder> }) => Promise<object>;
};

export type CallInput<C extends keyof Calls> = Parameters<Calls[C]>[0];

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs a person up without a browser; returns the storage state of a browser that is signed in. */
export async function newOwner(person: Person, timeZone: string): Promise<StorageState> {
  return stateOf((await call('owners', { ...person, timeZone })).cookie);
}

/** Adds a member to the workspace of `owner`, and signs in the browser of `page` as them. */
export async function addMember(
  owner: Page,
  page: Page,
  { username, password, ...given }: { role: Role; name: string } & Credentials,
): Promise<void> {
  const input = { cookie: await cookieOn(owner), username, password, ...given };
  await signInWith(page, (await call('members', input)).cookie);
}

/** Signs in the browser of `page`, as another device of the person. */
export async function signIn(page: Page, { username, password }: Credentials): Promise<void> {
  await signInWith(page, (await call('sessions', { username, password })).cookie);
}

/** Creates orders as the user signed in on the page; returns their IDs. */
export async function newOrders(page: Page, orders: WantedOrder[]): Promise<string[]> {
  return (await call('orders', { cookie: await cookieOn(page), orders })).ids;
}

/** Edits an order as the user signed in on the page. */
export async function changeOrder(
  page: Page,
  { id }: { id: string },
  values: Partial<TypedOrder>,
): Promise<void> {
  await call('edits', { cookie: await cookieOn(page), id, values });
}

async function call<C extends keyof Calls>(
  name: C,
  input: CallInput<C>,
): Promise<Awaited<ReturnType<Calls[C]>>> {
  const { port } = new URL(test.info().project.use.baseURL!);
  const answer = await fetch(`http://127.0.0.1:${accountsPort(Number(port))}/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return (await answer.json()) as Awaited<ReturnType<Calls[C]>>;
}

async function cookieOn(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const { name, value } = cookies.find((cookie) => cookie.name === SESSION_COOKIE)!;
  return `${name}=${value}`;
}

async function signInWith(page: Page, cookie: string): Promise<void> {
  await page.context().addCookies(stateOf(cookie).cookies);
}

function stateOf(cookie: string): StorageState {
  const [name = '', value = ''] = cookie.split('=');
  const flags = { httpOnly: true, secure: false, sameSite: 'Lax' } as const;
  const place = { domain: 'localhost', path: '/', expires: -1 };
  return { cookies: [{ name, value, ...place, ...flags }], origins: [] };
}
