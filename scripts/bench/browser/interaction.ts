import { devices, type Browser, type Page } from 'playwright';
import type { Visit } from './chromium';

/** Each on a new page. */
const CLICKS = 7;

/** How much slower the CPU of a phone is than this one. */
const CPU_SLOWDOWN = 4;

/** How long to wait for the browser's measurement of a click. */
const OBSERVE_MS = 1_500;

/**
 * The times from a tap on a link in the list to the next paint on a phone, in milliseconds. A tap that loads a new document
 * has none.
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
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate(observeEvents);
    await tap(page);
    await page.waitForTimeout(OBSERVE_MS);
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

/** Runs in the page: records the durations of input events. */
function observeEvents(): void {
  const times: number[] = (window.tapTimes = []);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) times.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** Taps a sort link if the page has one, else a link to another tab or page. */
async function tap(page: Page): Promise<void> {
  const sorting = page.locator('main a[href*="sort="]:visible');
  const other = page.locator('main a[href*="status="]:visible, main a[href*="after="]:visible');
  const link = (await sorting.count()) > 0 ? sorting : other;
  await link.first().tap();
}
