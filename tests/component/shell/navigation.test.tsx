import { render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { BottomBar } from '@/components/shell/bottom-bar';
import type { Granted } from '@/components/shell/navigation';
import { TopBar } from '@/components/shell/top-bar';
import { navigation } from '@/tests/support/next-navigation';

const COURIER: Granted = ['deliveries.read'];
const DISPATCHER: Granted = ['orders.create', 'orders.edit', 'orders.bulk', 'log.read'];
const OWNER: Granted = [...DISPATCHER, 'team.manage', 'workspace.settings'];

beforeEach(() => void (navigation.path = '/orders'));

const namesIn = (bar: HTMLElement) =>
  within(bar)
    .getAllByRole('link', { hidden: true })
    .map(({ textContent }) => textContent);

describe('the bar on wide screens', () => {
  test.each([
    ['a courier', COURIER, ['My deliveries', 'Orders', 'Profile']],
    ['a dispatcher', DISPATCHER, ['Orders', 'Logs', 'Profile']],
    ['an owner', OWNER, ['Orders', 'Logs', 'Team', 'Settings', 'Profile']],
  ])('has the pages of %s', (_, granted, names) => {
    render(
      <TopBar workspaceName="Wolski" userName="Ann" granted={granted} logOut={async () => {}} />,
    );
    expect(namesIn(screen.getByRole('navigation', { name: 'Main' }))).toEqual(names);
  });
});

describe('the bar at the bottom', () => {
  test.each([
    ['a courier', COURIER, ['My deliveries', 'Orders', 'Profile']],
    ['a dispatcher', DISPATCHER, ['Orders', 'New', 'Logs', 'Profile']],
    ['an owner', OWNER, ['Orders', 'New', 'Logs', 'Team', 'Profile']],
  ])('has the pages of %s', (_, granted, names) => {
    render(<BottomBar granted={granted} />);
    expect(namesIn(screen.getByRole('navigation', { name: 'Main' }))).toEqual(names);
  });
});
