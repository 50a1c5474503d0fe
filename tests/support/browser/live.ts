import type { Page } from 'playwright/test';

/** What the server would say while nothing happens, again and again. */
const SILENCE = 'retry: 1000\n\nevent: beat\ndata: {}\n\n';

/** Keeps a page from hearing what others do, so that what it shows gets out of date. To be called before it is opened. */
export async function hearNothing(page: Page): Promise<void> {
  await page.route('**/api/live*', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: SILENCE }),
  );
}
