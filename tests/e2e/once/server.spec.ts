import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { freePort } from '@/scripts/lib/port';
import { addressOf } from '@/scripts/lib/test-addresses';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { startOwnServer, type OwnServer } from '@/tests/support/browser/own-server';
import { logOut, newPerson, sendLogIn, signUp } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

const AUTH_SECRET = `${randomUUID()}${randomUUID()}`;

// The tests share one server and read its log, so they run one after the other.
test.describe.configure({ mode: 'default' });

const port = await freePort();
test.use({ baseURL: addressOf(port) });

let server: OwnServer;
test.beforeAll(async () => {
  server = await startOwnServer({ PORT: String(port), AUTH_SECRET, LOG_LEVEL: 'debug' });
});
test.afterAll(() => server.remove());

/** Runs `sql` on the server's database without the server. */
function runSql(sql: string): void {
  const database = new Database(server.file);
  database.exec(sql);
  database.close();
}

test('every response has a request ID, which is also in the server log', async ({ request }) => {
  const requests = [
    { path: '/login', status: 200 },
    { path: '/', status: 307 },
    { path: '/api/auth/signout', status: 302 },
    { path: '/icons.svg', status: 200 },
    { path: '/_next/static/nothing.js', status: 404 },
    { path: '/api/ready', status: 200 },
  ];
  for (const { path, status } of requests) {
    const answer = await request.get(`${path}?q=${randomUUID()}`, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, status]);
    const requestId = answer.headers()['x-request-id'];
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    await expect
      .poll(() => server.log().filter((line) => line.requestId === requestId))
      .toContainEqual(expect.objectContaining({ method: 'GET', path, status }));
  }
  const requestId = `proxy-${randomUUID()}`;
  const given = await request.get('/login', { headers: { 'x-request-id': requestId } });
  expect(given.headers()['x-request-id']).toBe(requestId);
});

test('an error page shows the request ID of the error in the server log', async ({
  page: ownDesk,
  consoleErrors,
}) => {
  await signUp(ownDesk, newPerson());
  // React's number for an error on the server.
  consoleErrors.expect(/500|error #441/);
  const expectLoggedError = async () => {
    await expect(ownDesk.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    const code = ownDesk.getByRole('main').locator('code');
    // The browser learns the request ID shortly after it has rendered the response.
    await expect
      .poll(async () => {
        const requestId = await code.innerText();
        return server.log().filter((line) => line.requestId === requestId);
      })
      .toContainEqual(
        expect.objectContaining({
          level: 'error',
          userId: expect.any(String),
          err: expect.objectContaining({ digest: expect.any(String) }),
        }),
      );
    return code.innerText();
  };

  runSql('ALTER TABLE "Log" RENAME TO "Lost"');
  const answer = await ownDesk.goto('/logs');
  expect(answer?.headers()['x-request-id']).toBe(await expectLoggedError());

  await ownDesk.goto('/orders');
  // As many requests as a page sends that is open all day: more than the browser keeps timings of.
  await ownDesk.evaluate(async () => {
    for (let count = 0; count < 300; count++) await (await fetch('/api/health')).text();
  });
  await ownDesk.getByRole('link', { name: 'Logs' }).click();
  await expectLoggedError();

  runSql('ALTER TABLE "Lost" RENAME TO "Log"');
  await ownDesk.getByRole('button', { name: 'Try again' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'Logs' })).toBeVisible();

  consoleErrors.expect(NOT_FOUND);
  const missing = await ownDesk.goto(`/orders/${randomUUID()}`);
  await expect(ownDesk.getByRole('main').locator('code')).toHaveText(
    missing?.headers()['x-request-id'] ?? '',
  );
});

test('the server log is JSON, and contains no password, cookie, token or hash', async ({
  page,
}) => {
  const person = newPerson();
  const passwords = { wrong: `wrong ${randomUUID()}`, next: `next ${randomUUID()}` };
  await signUp(page, person);
  const cookies = await page.context().cookies();
  await logOut(page);
  await sendLogIn(page, { ...person, password: passwords.wrong });
  await expect(page.getByText('Invalid username or password')).toBeVisible();
  await sendLogIn(page, person);
  await expect(page).toHaveURL('/orders');
  await page.goto('/profile');
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill(passwords.next);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('status')).toContainText('changed');
  cookies.push(...(await page.context().cookies()));

  const database = new Database(server.file, { readonly: true });
  const column = (sql: string) => database.prepare<[], string>(sql).pluck().all();
  const secrets = [
    AUTH_SECRET,
    person.password,
    ...Object.values(passwords),
    ...cookies.filter(({ httpOnly }) => httpOnly).map(({ value }) => value),
    ...column('SELECT passwordHash FROM User'),
    ...column('SELECT sessionToken FROM Session'),
  ];
  database.close();
  expect(secrets.length).toBeGreaterThan(9);

  const [beforehand = '', log = ''] = server.output().split(/^Order desk is ready at .+\n/m);
  const lines = [...beforehand.matchAll(/^\{.*$/gm), ...log.matchAll(/^.+$/gm)].map(
    ([line]) => line,
  );
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), msg: expect.any(String) });
    for (const secret of secrets) {
      expect(line).not.toContain(secret);
      expect(line).not.toContain(encodeURIComponent(secret));
    }
  }
  const requests = server.log().filter(({ method }) => method);
  expect(requests.length).toBeGreaterThan(30);
  expect(requests.filter(({ requestId }) => !requestId)).toEqual([]);
  expect(requests.some(({ path, userId }) => path === '/profile' && userId)).toBe(true);
});
