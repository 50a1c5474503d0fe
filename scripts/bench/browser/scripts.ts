import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import type { Visit } from './chromium';

/** The gzipped size of all JavaScript files that a page loads until it is idle, in bytes. */
export async function scriptBytes(browser: Browser, { url, cookie }: Visit): Promise<number> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const all = await Promise.all(sizes.values());
  await context.close();
  return all.reduce((sum, size) => sum + size, 0);
}
