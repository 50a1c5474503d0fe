import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** Expects no axe violations on the page; dark colours are the same at any width, so only wide screens check them. */
export async function expectAccessible(page: Page): Promise<void> {
  // Client-side navigation sets the title a little later.
  await expect(page).toHaveTitle(/./);
  const isNarrow = (page.viewportSize()?.width ?? 0) < 768;
  for (const colorScheme of isNarrow ? (['light'] as const) : (['light', 'dark'] as const)) {
    // Without motion, so that no colour is measured in mid-transition.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Those that have begun go on.
    await page.waitForFunction(() =>
      document
        .getAnimations()
        .every(
          ({ playState, effect }) =>
            playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
        ),
    );
    // Legacy mode opens no extra page for the result, which only pages with frames need.
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
