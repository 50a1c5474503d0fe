import lighthouse from 'lighthouse';
import type { Visit } from './chromium';

/** The median of these is the result. */
const VISITS = 3;

/** Simulates Lighthouse's slow phone on slow 4G. */
export async function runLighthouse(
  port: number,
  { url, cookie }: Visit,
): Promise<Record<string, number>> {
  const visits: Record<string, number>[] = [];
  while (visits.length < VISITS) visits.push(await visit(port, { url, cookie }));
  visits.sort((a, b) => a.performance! - b.performance!);
  return visits[Math.floor(VISITS / 2)]!;
}

async function visit(port: number, { url, cookie }: Visit): Promise<Record<string, number>> {
  const result = await lighthouse(url, {
    port,
    onlyCategories: ['performance', 'accessibility'],
    formFactor: 'mobile',
    throttlingMethod: 'simulate',
    extraHeaders: { Cookie: cookie },
    logLevel: 'error',
  });
  if (!result) throw new Error('Lighthouse gave no result.');
  const { categories, audits, finalDisplayedUrl } = result.lhr;
  if (finalDisplayedUrl !== url)
    throw new Error(`Lighthouse was redirected to ${finalDisplayedUrl}.`);
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    lcp_ms: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt_ms: value('total-blocking-time'),
  };
}
