import type { Page } from 'playwright/test';
import { addressOf } from '@/scripts/lib/test-addresses';
import { freePort } from '@/scripts/lib/port';
import { startOwnServer, type OwnServer } from '@/tests/support/browser/own-server';
import { logOut, newPerson, signUp, type Person } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';
import { startIdentityProvider, type IdentityProvider } from '@/tests/support/identity-provider';

// The tests share one server and one provider, and name its next user, so they run one after the other.
test.describe.configure({ mode: 'default' });

const port = await freePort();
test.use({ baseURL: addressOf(port) });

let provider: IdentityProvider;
let server: OwnServer;
test.beforeAll(async () => {
  provider = await startIdentityProvider();
  server = await startOwnServer({
    PORT: String(port),
    AUTH_URL: addressOf(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'order-desk',
    OIDC_CLIENT_SECRET: 'only-for-tests',
    OIDC_NAME: 'Parcel ID',
  });
});
test.afterAll(async () => {
  await server.remove();
  await provider.stop();
});

async function connect(page: Page, { password }: Person): Promise<void> {
  await page.goto('/profile');
  await page.getByRole('link', { name: 'Connect Parcel ID' }).click();
  // The profile has a field of the same name.
  await expect(page).toHaveURL('/profile/single-sign-on');
  await page.getByLabel('Current password').fill(password);
  await page.getByRole('button', { name: 'Connect Parcel ID' }).click();
  await expect(page.getByRole('status')).toContainText('Connected.');
  await expect(page).toHaveURL('/profile');
}

async function logIn(page: Page, path = '/login'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Log in with Parcel ID' }).click();
}

test('a connected user logs in with the provider, and reaches the requested page', async ({
  page,
  owner,
}) => {
  await signUp(page, owner);
  provider.subject = owner.username;
  await connect(page, owner);
  await logOut(page);

  await logIn(page, '/logs');
  await expect(page).toHaveURL('/logs');
  const entries = page.getByRole('table');
  await expect(entries).toContainText('Single Sign-On Connected');
  await expect(entries).toContainText('Signed In');

  await page.goto('/profile');
  await page.getByRole('link', { name: 'Disconnect Parcel ID' }).click();
  await page.getByRole('button', { name: 'Disconnect Parcel ID' }).click();
  await expect(page.getByRole('status')).toContainText('Disconnected.');
  await logOut(page);
  await logIn(page);
  await expect(
    page.getByRole('alert').filter({ hasText: 'isn’t connected to a user here' }),
  ).toBeVisible();
});

test("an account that isn't connected can't log in", async ({ page }) => {
  provider.subject = 'a stranger';
  await logIn(page);
  await expect(
    page.getByRole('alert').filter({
      hasText:
        'This account isn’t connected to a user here. Log in with your password, then connect it in your profile.',
    }),
  ).toBeVisible();
  await page.goto('/orders');
  await expect(page).toHaveURL('/login');
});

test('a user the provider refuses sees why, and can log in with the password', async ({ page }) => {
  provider.refuseOnce();
  await logIn(page);
  await expect(
    page.getByRole('alert').filter({ hasText: 'Parcel ID didn’t let you in.' }),
  ).toBeVisible();
  await expect(page.getByLabel('Username')).toBeVisible();
});

test('connecting and logging in work without JavaScript', async ({ openBrowser }) => {
  const page = await openBrowser({ javaScriptEnabled: false });
  const person = newPerson('ben');
  provider.subject = person.username;
  await signUp(page, person);
  await connect(page, person);
  await logOut(page);
  await logIn(page, '/profile');
  await expect(page).toHaveURL('/profile');
  await expect(page.getByText(person.username, { exact: true }).first()).toBeVisible();
});

test("the log-in page shows the provider's name, and its secret appears nowhere", async ({
  page,
}) => {
  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'Log in with Parcel ID' })).toBeVisible();
  expect(await page.content()).not.toContain('only-for-tests');
  expect(server.output()).not.toContain('only-for-tests');
});
