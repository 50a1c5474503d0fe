import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { MemberTable } from '@/components/team/member-table';
import { MemberConfirmDialog } from '@/components/team/member-confirm-dialog';
import type { ListedMember } from '@/lib/team/queries';
import { mockDialogs } from '@/tests/support/dialogs';

beforeEach(mockDialogs);

const now = new Date('2026-11-23T12:00:00Z');
const member = (given: Partial<ListedMember>): ListedMember => ({
  id: 'ann',
  name: 'Ann',
  username: 'ann',
  role: 'OWNER',
  active: true,
  lastSeenAt: new Date('2026-11-23T09:00:00Z'),
  ...given,
});

const members = [
  member({}),
  member({ id: 'ben', name: 'Ben', username: 'ben', role: 'COURIER', lastSeenAt: null }),
  member({ id: 'cyd', name: 'Cyd', username: 'cyd' }),
  member({ id: 'dan', name: 'Dan', username: 'dan', role: 'DISPATCHER', active: false }),
];

function draw() {
  const sent: [string, Record<string, FormDataEntryValue>][] = [];
  const action = (verb: string) => async (form: FormData) =>
    void sent.push([verb, Object.fromEntries(form)]);
  render(
    <MemberConfirmDialog
      actions={{ deactivate: action('deactivate'), handOver: action('handOver') }}
    >
      <MemberTable
        members={members}
        ownId="ann"
        ongoing={new Map([['ben', 1_200]])}
        now={now}
        timeZone="UTC"
        newOperationId={() => 'operation'}
        changeRole={action('changeRole')}
        reactivate={action('reactivate')}
      />
    </MemberConfirmDialog>,
  );
  return sent;
}

test('each member is shown with the possible actions', () => {
  draw();
  const table = screen.getByRole<HTMLTableElement>('table', { name: 'Members' });
  const rows = [...table.rows].slice(1);
  const cells = rows.map((row) => [...row.cells].map(({ textContent }) => textContent));
  expect(cells.map((row) => [row[0], row[3], row[4]])).toEqual([
    ['Ann (you)', expect.stringContaining('3 hours ago'), 'Active'],
    ['Ben', 'Last seen never', 'Active'],
    ['Cyd', expect.stringContaining('3 hours ago'), 'Active'],
    ['Dan', expect.stringContaining('3 hours ago'), 'Deactivated'],
  ]);
  const controls = rows.map((row) =>
    [...row.querySelectorAll('a, button')].map(({ textContent }) => textContent),
  );
  expect(controls).toEqual([
    ['Change role of Ann'],
    [
      'Change role of Ben',
      'Round of Ben',
      'Reset password of Ben',
      'Hand over to Ben',
      'Deactivate Ben',
    ],
    ['Change role of Cyd', 'Reset password of Cyd', 'Deactivate Cyd'],
    ['Reactivate Dan'],
  ]);
  expect(screen.getByLabelText('Role of Ben')).toHaveDisplayValue('Courier');
  const deactivate = screen.getByText<HTMLAnchorElement>(/^Deactivate/, {
    selector: 'a[href*=ben]',
  });
  expect(deactivate.pathname).toBe('/team/ben/deactivate');
});

test('a role changes to the selected one', async () => {
  const sent = draw();
  await userEvent.selectOptions(screen.getByLabelText('Role of Ben'), 'Owner');
  await userEvent.click(screen.getByRole('button', { name: 'Change role of Ben' }));
  const fields = { operationId: 'operation', memberId: 'ben', role: 'OWNER' };
  expect(sent).toEqual([['changeRole', fields]]);
});

test.each([
  ['Deactivate Ben', 'deactivate'],
  ['Hand over to Ben', 'handOver'],
])('%s asks once, and cancelling sends nothing', async (name, verb) => {
  const sent = draw();
  await userEvent.click(screen.getByRole('link', { name }));
  const dialog = screen.getByRole('dialog', { name: `${name}?` });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent).toEqual([]);

  await userEvent.click(screen.getByRole('link', { name }));
  await userEvent.click(within(dialog).getByRole('button', { name }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([[verb, { operationId: 'operation', memberId: 'ben' }]]);
});

test('the question counts the ongoing orders still assigned to them, with a link', async () => {
  draw();
  await userEvent.click(screen.getByRole('link', { name: 'Deactivate Ben' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Deactivate Ben?' }));
  expect(dialog.getByText(/^1,200 ongoing orders are still assigned to them\./)).toBeVisible();
  expect(dialog.getByRole('link', { name: 'Show them' })).toHaveAttribute(
    'href',
    '/orders?status=ongoing&courier=ben',
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(screen.getByRole('link', { name: 'Deactivate Cyd' }));
  expect(screen.getByRole('dialog', { name: 'Deactivate Cyd?' })).not.toHaveTextContent('ongoing');
});
