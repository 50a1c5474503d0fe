import { devices, type Browser, type Page } from 'playwright';
import type { Visit } from './chromium';

/** How often the link is clicked, each time on a fresh page. */
const CLICKS = 7;

/** The processor of a phone, against this one. */
const SLOWER = 4;

/** How long to wait for what the browser noted of the click, in milliseconds. */
const NOTED_MS = 1_500;

/**
 * How long a phone takes from a tap on a link of the list to the next picture on its screen, in milliseconds, each time.
 * None where the tap leads to another document.
 */
export async function interactionTimes(
  browser: Browser,
  { url, cookie }: Visit,
): Promise<number[]> {
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    extraHTTPHeaders: { cookie },
  });
  const times: number[] = [];
  for (let click = 0; click < CLICKS; click++) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate(watch);
    await tap(page);
    await page.waitForTimeout(NOTED_MS);
    const longest = await page.evaluate(() => Math.max(0, ...(window.tapTimes ?? [])));
    if (longest > 0) times.push(longest);
    await page.close();
  }
  await context.close();
  return times;
}

declare global {
  interface Window {
    tapTimes?: number[];
  }
}

/** Runs in the page: notes how long the events of a tap take to show. */
function watch(): void {
  const times: number[] = (window.tapTimes = []);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) times.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** A link that sorts, where the screen has one; else the one that leads to the next page. */
async function tap(page: Page): Promise<void> {
  const sorting = page.locator('main a[href*="sort="]:visible');
  const further = page.locator('main a[href*="status="]:visible, main a[href*="after="]:visible');
  const link = (await sorting.count()) > 0 ? sorting : further;
  await link.first().tap();
}
