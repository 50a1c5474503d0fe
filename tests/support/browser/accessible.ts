import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** Axe has nothing to say about what the page shows now, nor about its dark colours, which no width changes. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that comes without a full load gets its title a little later.
  await expect(page).toHaveTitle(/./);
  const isNarrow = (page.viewportSize()?.width ?? 0) < 768;
  for (const colorScheme of isNarrow ? (['light'] as const) : (['light', 'dark'] as const)) {
    // Without motion, so that no colour is caught half-way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // In legacy mode it opens no page of its own for its result, which only pages with frames need.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    if (colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      where: `${page.url()}, ${colorScheme}`,
      rule: `${id}: ${help}`,
      nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    }));
    expect.soft(found).toEqual([]);
  }
}
