import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright/test';
import { newOwner } from './accounts';
import { complaintsOfBrowsers, type Complaints } from './complaints';
import { newPerson, type Person } from './people';

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

type Fixtures = {
  /** What browsers complained about; a complaint that the test did not announce fails it. */
  complaints: Complaints;
  /**
   * A blank page, signed in to a workspace that the tests of a worker share, one after the other. Only orders that the
   * test made itself are its business; it neither counts the others nor ends the session.
   */
  desk: Page;
  /** The owner of a workspace of the test's own, who is there only where `ownDesk` is asked for. */
  owner: Person;
  /** A blank page, signed in to a workspace of the test's own, which is empty. */
  ownDesk: Page;
  /** Opens a page in a browser of its own, which shares no cookies with the others. */
  openBrowser: (options?: ContextOptions) => Promise<Page>;
};

type WorkerFixtures = { signedIn: StorageState };

export const test = base.extend<Fixtures, WorkerFixtures>({
  complaints: async ({ browserName }, provide) => {
    const complaints = complaintsOfBrowsers();
    await provide(complaints);
    expect(complaints.unexpected(), `complaints of ${browserName}`).toEqual([]);
  },
  context: async ({ context, complaints }, provide) => {
    complaints.listenTo(context);
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
  openBrowser: async ({ browser, complaints }, provide) => {
    const opened: BrowserContext[] = [];
    await provide(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      complaints.listenTo(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect };
