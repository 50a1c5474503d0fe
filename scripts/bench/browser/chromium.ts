import { chromium, type Browser } from 'playwright';
import { ensureChromium, findChromium } from '@/scripts/steps/chromium';
import { freePort } from '@/scripts/steps/port';

/** A page of ours, as someone who is signed in asks for it. */
export type Visit = { url: string; cookie: string };

/** Runs `work` with a fresh Chromium, which can be told what to do on the port as well. */
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
