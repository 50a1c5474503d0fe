import { chromium, type Browser } from 'playwright';
import { ensureChromium, findChromium } from '@/scripts/lib/chromium';
import { freePort } from '@/scripts/lib/port';

/** A URL to open as a logged-in user. */
export type Visit = { url: string; cookie: string };

/** Runs `work` with a new Chromium, which can be debugged on `port`. */
export async function withChromium<T>(
  work: (given: { browser: Browser; port: number }) => Promise<T>,
): Promise<T> {
  await ensureChromium();
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: [`--remote-debugging-port=${port}`, ...(isRoot ? ['--no-sandbox'] : [])],
  });
  try {
    return await work({ browser, port });
  } finally {
    await browser.close();
  }
}
