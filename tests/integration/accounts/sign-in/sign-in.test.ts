import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { expect, onTestFinished, test } from 'vitest';
import { signUpAction } from '@/app/(auth)/actions';
import { GET, POST } from '@/app/api/auth/[...nextauth]/route';
import { logOutAction } from '@/app/(desk)/actions';
import { logOutHereAction } from '@/app/(link)/actions';
import { handlers, logOut, sessionTokenOf } from '@/lib/auth/auth';
import { describeDevice } from '@/lib/accounts/sign-in/device';
import { signInWithPassword, trySignIn } from '@/lib/accounts/sign-in/sign-in';
import { db } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { readFlash } from '@/lib/forms/flash';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import { signUp } from '@/lib/accounts/mutations';
import { engine, ownerUrl } from '@/tests/support/database';
import { formOf } from '@/tests/support/form';
import { newSignIn } from '@/tests/support/people';
import { newRequest, request } from '@/tests/support/request';

const credentials = (username: string, password: string) => ({
  operationId: randomUUID(),
  username,
  password,
});

const person = { username: 'Ann', password: 'a quiet harbour 77', timeZone: 'UTC' };

test('the right pair sets a cookie for a new session, and logging out ends both', async () => {
  await signUp({ operationId: randomUUID(), ...person });
  await newRequest({ headers: { host: 'desk.test', 'user-agent': FIREFOX } });
  await signInWithPassword(credentials('ANN', person.password));

  const [cookie] = [...request.cookies].filter(([name]) => name.includes('session-token'));
  const headers = new Headers({ cookie: cookie!.join('=') });
  const sessionToken = await sessionTokenOf(headers);
  const session = await db().session.findFirst({ where: { sessionToken: sessionToken! } });
  expect(session).toMatchObject({ device: 'Firefox on Linux' });

  request.headers.set('cookie', cookie!.join('='));
  await logOut();
  expect(request.cookies.get(cookie![0])).toBe('');
  expect(await db().session.findFirst({ where: { sessionToken: sessionToken! } })).toBeNull();
});

test.runIf(engine === 'sqlite').each([logOutAction, logOutHereAction])(
  'a session that cannot be ended keeps its cookie and shows no success',
  async (action) => {
    const { sessionToken } = await newSignIn();
    await newRequest({ sessionToken });
    const cookies = new Map(request.cookies);
    const run = (sql: string) => withRaw(ownerUrl, 'write', (raw) => raw.run(sql));
    await run(
      `CREATE TRIGGER "full" BEFORE DELETE ON "Session" BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    onTestFinished(async () => void (await run('DROP TRIGGER "full"')));
    await expect(action(formOf({}))).rejects.toThrow();
    expect(request.cookies).toEqual(cookies);
    expect(await readFlash()).toBeNull();
    expect(await db().session.findUnique({ where: { sessionToken } })).not.toBeNull();
  },
);

test.runIf(engine === 'sqlite')(
  'Auth.js’s own sign-out keeps the cookie of a session that cannot be ended',
  async () => {
    const { sessionToken } = await newSignIn();
    await newRequest({ sessionToken });
    const url = 'http://desk.test/api/auth';
    const csrf = await GET(new NextRequest(`${url}/csrf`, { headers: { host: 'desk.test' } }));
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const [csrfCookie] = csrf.headers.getSetCookie()[0]!.split(';');
    const signOut = () =>
      POST(
        new NextRequest(`${url}/signout`, {
          method: 'POST',
          headers: { host: 'desk.test', cookie: `${request.headers.get('cookie')}; ${csrfCookie}` },
          body: new URLSearchParams({ csrfToken }),
        }),
      );
    const run = (sql: string) => withRaw(ownerUrl, 'write', (raw) => raw.run(sql));
    await run(
      `CREATE TRIGGER "full" BEFORE DELETE ON "Session" BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    try {
      await expect(signOut()).rejects.toThrow();
    } finally {
      await run('DROP TRIGGER "full"');
    }
    expect(await db().session.findUnique({ where: { sessionToken } })).not.toBeNull();
    expect((await signOut()).status).toBe(302);
    expect(await db().session.findUnique({ where: { sessionToken } })).toBeNull();
  },
);

test('a wrong pair, an unknown user and malformed input are refused alike, without a cookie', async () => {
  for (const [username, password] of [
    ['Ann', 'a quiet harbour 78'],
    ['Nobody', person.password],
    ['', ''],
  ] as const) {
    await newRequest({ headers: { host: 'desk.test' } });
    await expect(signInWithPassword(credentials(username, password))).rejects.toMatchObject({
      code: 'invalid-login',
    });
    expect([...request.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
  }
});

test('trying to sign in returns false instead of throwing', async () => {
  await signUp({ operationId: randomUUID(), ...person, username: 'Ben' });
  await newRequest({ headers: { host: 'desk.test' } });
  const ben = credentials('Ben', person.password);
  expect(await trySignIn(ben)).toBe(true);
  expect(await trySignIn(credentials('Ben', 'another harbour 77'))).toBe(false);
  // The operation that created the account is in the log, so it must not lead to a session.
  const { operationId } = ben;
  expect(await db().session.findUnique({ where: { operationId } })).toBeNull();
});

test('signing up with an unknown time zone shows that times are in UTC', async () => {
  await newRequest();
  const fields = { operationId: randomUUID(), username: 'Zoe', password: person.password };
  const form = formOf({ ...fields, workspaceName: '', timeZone: 'Mars/Olympus' });
  await expect(signUpAction(EMPTY_FORM, form)).rejects.toMatchObject({ path: '/orders' });
  expect((await readFlash())?.text).toMatch(/^Welcome, Zoe\. .+ times are shown in UTC/);
});

test('Auth.js ignores the cookie of an ended session and deletes it', async () => {
  const { sessionToken } = await newSignIn();
  await newRequest({ sessionToken });
  const cookie = request.headers.get('cookie')!;
  const ask = () =>
    handlers.GET(
      new NextRequest('http://desk.test/api/auth/session', {
        headers: { host: 'desk.test', cookie },
      }),
    );
  expect(await (await ask()).json()).toMatchObject({ user: {} });
  await logOut();
  const answer = await ask();
  expect(await answer.json()).toBeNull();
  expect(answer.headers.getSetCookie()).toContainEqual(
    expect.stringMatching(/session-token=; Max-Age=0/),
  );
});

test('a cookie that we did not issue is ignored', async () => {
  expect(await sessionTokenOf(new Headers())).toBeNull();
  expect(await sessionTokenOf(new Headers({ cookie: 'authjs.session-token=x.y.z' }))).toBeNull();
});

test('a device is described in words, known or not', () => {
  expect(describeDevice(FIREFOX)).toBe('Firefox on Linux');
  expect(describeDevice(null)).toBe('Unknown browser on an unknown system');
});

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
