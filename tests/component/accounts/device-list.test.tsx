import { render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DeviceList, type Device } from '@/components/accounts/device-list';

const now = new Date('2026-05-03T12:00:00Z');

const device = (given: Partial<Device>): Device => ({
  id: 'here',
  device: 'Firefox on Linux',
  createdAt: new Date('2026-05-03T08:12:00Z'),
  lastSeenAt: new Date('2026-05-03T11:00:00Z'),
  operationId: 'operation',
  ...given,
});

function drawDevices(devices: Device[]) {
  const action = vi.fn(async () => undefined);
  render(
    <DeviceList
      devices={devices}
      currentId="here"
      now={now}
      timeZone="Europe/Warsaw"
      endSession={action}
      endOthers={{ action, operationId: 'others' }}
    />,
  );
}

test('each device shows its times, and all but this one can be signed out', () => {
  drawDevices([device({}), device({ id: 'there', device: 'Safari on iOS', operationId: 'one' })]);
  const [here, there] = screen.getAllByRole('listitem');
  expect(here).toHaveTextContent('Firefox on Linux · This device');
  expect(here).toHaveTextContent('Signed in 3 May 2026, 10:12; last seen 1 hour ago');
  expect(within(here!).queryByRole('button')).toBeNull();

  const button = within(there!).getByRole('button', {
    name: 'Sign out Safari on iOS, last seen 1 hour ago',
  });
  expect(new FormData(button.closest('form')!).get('sessionId')).toBe('there');
  expect(new FormData(button.closest('form')!).get('operationId')).toBe('one');

  const others = screen.getByRole('button', { name: 'Sign out all other devices' });
  expect(new FormData(others.closest('form')!).get('operationId')).toBe('others');
});

test('without other devices there is nothing to sign out', () => {
  drawDevices([device({})]);
  expect(screen.queryByRole('button')).toBeNull();
});
