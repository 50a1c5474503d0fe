import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright/test';
import { newOwner } from './accounts';
import { collectConsoleErrors, type ConsoleErrors } from './console-errors';
import { newPerson, type Person } from './people';

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

type Fixtures = {
  /** Errors in browser consoles; an error that the test does not expect fails it. */
  consoleErrors: ConsoleErrors;
  /**
   * A blank page, signed in to a workspace that the tests of a worker share. A test uses only the orders it created; it
   * doesn't count orders or end the session.
   */
  desk: Page;
  /** The owner of the test's own workspace, who exists only if the test uses `ownDesk`. */
  owner: Person;
  /** A blank page, signed in to an empty workspace that no other test uses. */
  ownDesk: Page;
  /** Opens a page in a new browser context, without the cookies of the others. */
  openBrowser: (options?: ContextOptions) => Promise<Page>;
};

type WorkerFixtures = { signedIn: StorageState };

export const test = base.extend<Fixtures, WorkerFixtures>({
  consoleErrors: async ({ browserName }, provide) => {
    const consoleErrors = collectConsoleErrors();
    await provide(consoleErrors);
    expect(consoleErrors.unexpected(), `console errors of ${browserName}`).toEqual([]);
  },
  context: async ({ context, consoleErrors }, provide) => {
    consoleErrors.listenTo(context);
    await provide(context);
  },
  signedIn: [
    async ({}, provide, { project }) => {
      await provide(await newOwner(newPerson(), project.use.timezoneId!));
    },
    { scope: 'worker' },
  ],
  desk: async ({ page, signedIn }, provide) => {
    await page.context().addCookies(signedIn.cookies);
    await provide(page);
  },
  owner: async ({ browserName }, provide) => {
    await provide(newPerson(browserName));
  },
  ownDesk: async ({ page, owner, timezoneId }, provide) => {
    const { cookies } = await newOwner(owner, timezoneId!);
    await page.context().addCookies(cookies);
    await provide(page);
  },
  openBrowser: async ({ browser, consoleErrors }, provide) => {
    const opened: BrowserContext[] = [];
    await provide(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      consoleErrors.listenTo(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect };
