import type { Page } from 'playwright/test';

/** A stream of live updates in which nothing happens. */
const SILENCE = 'retry: 1000\n\nevent: beat\ndata: {}\n\n';

/** Blocks live updates, so that the page gets out of date. Call it before the page is opened. */
export async function muteLiveUpdates(page: Page): Promise<void> {
  await page.route('**/api/live*', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: SILENCE }),
  );
}
