import { test, type BrowserContext, type Page } from 'playwright/test';
import type { Role } from '@/lib/auth/roles';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { accountsPort } from '@/scripts/lib/test-addresses';
import type { TypedOrder, WantedOrder } from './orders';
import type { Person } from './people';

export type Credentials = { username: string; password: string };

/** What the accounts server is asked, and answers. A cookie is that of a session, as the Cookie header has it. */
export type Calls = {
  owners: (owner: Person & { timeZone: string }) => Promise<{ cookie: string }>;
  members: (
    member: { cookie: string; role: Role; name: string } & Credentials,
  ) => Promise<{ cookie: string }>;
  sessions: (credentials: Credentials) => Promise<{ cookie: string }>;
  orders: (asked: { cookie: string; orders: WantedOrder[] }) => Promise<{ ids: string[] }>;
  edits: (asked: { cookie: string; id: string; values: Partial<TypedOrder> }) => Promise<object>;
};

export type Asked<C extends keyof Calls> = Parameters<Calls[C]>[0];

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Opens the person's workspace without a browser; answers what a browser holds that is signed in there. */
export async function newOwner(person: Person, timeZone: string): Promise<StorageState> {
  return stateOf((await ask('owners', { ...person, timeZone })).cookie);
}

/** Adds a member to the workspace of the user signed in on the page `owner`, and signs the page's browser in as them. */
export async function letMemberIn(
  owner: Page,
  page: Page,
  { username, password, ...given }: { role: Role; name: string } & Credentials,
): Promise<void> {
  const asked = { cookie: await cookieOn(owner), username, password, ...given };
  await signInWith(page, (await ask('members', asked)).cookie);
}

/** Signs the page's browser in, as another device of the person. */
export async function signIn(page: Page, { username, password }: Credentials): Promise<void> {
  await signInWith(page, (await ask('sessions', { username, password })).cookie);
}

/** Makes orders for whoever is signed in on the page; answers their keys. */
export async function newOrders(page: Page, orders: WantedOrder[]): Promise<string[]> {
  return (await ask('orders', { cookie: await cookieOn(page), orders })).ids;
}

/** Edits an order for whoever is signed in on the page. */
export async function changeOrder(
  page: Page,
  { id }: { id: string },
  values: Partial<TypedOrder>,
): Promise<void> {
  await ask('edits', { cookie: await cookieOn(page), id, values });
}

async function ask<C extends keyof Calls>(
  call: C,
  asked: Asked<C>,
): Promise<Awaited<ReturnType<Calls[C]>>> {
  const { port } = new URL(test.info().project.use.baseURL!);
  const answer = await fetch(`http://127.0.0.1:${accountsPort(Number(port))}/${call}`, {
    method: 'POST',
    body: JSON.stringify(asked),
  });
  if (!answer.ok) throw new Error(`${call}: ${await answer.text()}`);
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
