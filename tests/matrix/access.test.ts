import { expect, test } from 'vitest';
import { accessPage } from '@/tests/support/matrix/access-page';
import { ACTIONS } from './rows/actions';
import { PAGES } from './rows/pages';
import { ROUTES } from './rows/routes';

test('docs/access.md matches the rows (vitest --update writes it)', async () => {
  const page = await accessPage({ pages: PAGES, routes: ROUTES, actions: ACTIONS });
  await expect(page).toMatchFileSnapshot('../../docs/access.md');
});
