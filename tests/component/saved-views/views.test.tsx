import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ViewList } from '@/components/saved-views/view-list';
import { ViewsMenu } from '@/components/saved-views/views-menu';
import type { ManagedView } from '@/lib/saved-views/queries';
import { BUILT_IN_VIEWS, type ViewLink } from '@/lib/saved-views/saved-view';

const builtIn: ViewLink[] = BUILT_IN_VIEWS.map((view) => {
  return { ...view, kind: 'built-in', isDefault: false };
});

const round: ViewLink = {
  id: '7',
  name: 'Round 7',
  query: 'q=seven',
  kind: 'own',
  isDefault: true,
};

/** The link with this name in the closed menu. */
const link = (name: string) => screen.getByRole('link', { name, hidden: true });

test('the menu links each view, and marks the current one', () => {
  render(<ViewsMenu views={[...builtIn, round]} current="q=seven" maySave />);
  expect(screen.getByText('View: Round 7')).toBeVisible();
  expect(link('Round 7 default')).toHaveAttribute('href', '/orders?q=seven');
  expect(link('Round 7 default')).toHaveAttribute('aria-current', 'true');
  expect(link('Today')).toHaveAttribute('href', '/orders?delivery=today&sort=-status');
  expect(link('Today')).not.toHaveAttribute('aria-current');
  expect(link('All orders')).toHaveAttribute('href', '/orders?view=all');
  expect(screen.queryByText('Save this view')).toBeNull();
});

test('a list that is not a view yet can be saved as one', () => {
  render(<ViewsMenu views={builtIn} current="status=ongoing&size=25" maySave />);
  const href = '/orders/views/new?status=ongoing&size=25';
  expect(link('Save this view')).toHaveAttribute('href', href);
  expect(screen.getByText('Views')).toBeVisible();
  expect(screen.queryByText('Yours')).toBeNull();
});

test('the list of views shows the permitted actions of each', () => {
  const nobodys = {
    ...{ shared: false, ownerName: null, mayEdit: false, mayDelete: false },
    isChosen: false,
  };
  const views: ManagedView[] = [
    { ...builtIn[0]!, ...nobodys, isDefault: true },
    { ...builtIn[2]!, ...nobodys },
    { ...round, shared: false, ownerName: 'Ann', mayEdit: true, mayDelete: true, isChosen: true },
    { ...round, id: '8', name: 'Depot', kind: 'shared', isDefault: false, ...nobodys },
  ];
  views[3] = { ...views[3]!, shared: true, ownerName: 'Ben', mayDelete: true };
  render(<ViewList views={views} setDefault={async () => {}} deleteView={async () => {}} />);
  const controls = screen.getAllByRole('listitem').map((item) => {
    const names = [...within(item).getAllByRole('link'), ...within(item).queryAllByRole('button')];
    return names.map((control) => control.textContent);
  });
  expect(controls).toEqual([
    ['All orders'],
    ['Today', 'Make default Today'],
    ['Round 7', 'Edit Round 7', 'Remove as default Round 7', 'Delete view Round 7'],
    ['Depot', 'Make default Depot', 'Delete view Depot'],
  ]);
  expect(screen.getByText('Only you can see it. Default view.')).toBeVisible();
  expect(screen.getByText('Shared by Ben.')).toBeVisible();
});
