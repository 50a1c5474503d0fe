import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { FlashMessage } from '@/components/shell/flash-message';
import { ActionForm } from '@/components/ui/action-form';
import { RenderedForUser } from '@/components/ui/rendered-for';
import type { ButtonAction } from '@/lib/forms/form-state';
import { ROW_BUTTON } from '@/lib/orders/order-target';

function draw(action: ButtonAction, onAnswer?: () => void) {
  render(
    <RenderedForUser key="ann" userId="ann">
      <ActionForm action={action} {...(onAnswer && { onAnswer })}>
        <input type="hidden" name="operationId" value="one" />
        <input type="checkbox" aria-label="Ticked" />
        <button name="row" value="10248">
          Mark delivered
        </button>
      </ActionForm>
      <FlashMessage flash={null} />
    </RenderedForUser>,
  );
}

const press = () => userEvent.click(screen.getByRole('button', { name: 'Mark delivered' }));
const fields = (form: FormData | undefined) => Object.fromEntries(form ?? []);
const SENT = { renderedFor: 'ann', operationId: 'one', row: '10248' };

test('an action without a response keeps the page, shows an alert and can be sent again', async () => {
  const action = vi.fn<ButtonAction>();
  action.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  draw(action);
  await userEvent.click(screen.getByRole('checkbox'));
  await press();
  expect(await screen.findByRole('alert')).toHaveTextContent('server didn’t respond');
  expect(screen.getByRole('checkbox')).toBeChecked();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/server didn’t respond/)).toBeNull());
  expect(action.mock.calls.map(([form]) => fields(form))).toEqual([SENT, SENT]);
  // React resets the form after each action.
  await waitFor(() => expect(screen.getByRole('checkbox')).not.toBeChecked());
});

test('failed actions are sent again together, and nothing else is', async () => {
  const action = vi.fn<ButtonAction>();
  action.mockRejectedValue(new TypeError('Failed to fetch'));
  render(
    <ActionForm action={action}>
      {['10248', '10249', '10250'].map((id) => (
        <button key={id} name={ROW_BUTTON} value={id}>
          {id}
        </button>
      ))}
      <FlashMessage flash={null} />
    </ActionForm>,
  );
  const pressed = () => action.mock.calls.map(([form]) => form.get(ROW_BUTTON));
  await userEvent.click(screen.getByRole('button', { name: '10248' }));
  await userEvent.click(screen.getByRole('button', { name: '10249' }));
  expect(await screen.findByText(/^2 changes may not have worked/)).toBeVisible();

  action.mockResolvedValue(undefined);
  await userEvent.click(screen.getByRole('button', { name: '10250' }));
  expect(screen.getByText(/^2 changes may not have worked/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByRole('alert')).toBeEmptyDOMElement());
  expect(pressed()).toEqual(['10248', '10249', '10250', '10248', '10249']);
});

test.each([
  [true, 'The server is busy.'],
  [false, 'This page was opened by another user.'],
])('a failure shows an alert; with a retry: %s', async (canRetry, text) => {
  const onAnswer = vi.fn();
  draw(async () => ({ text, canRetry }), onAnswer);
  await press();
  expect(await screen.findByRole('alert')).toHaveTextContent(text);
  expect(screen.queryAllByRole('button', { name: 'Try again' })).toHaveLength(canRetry ? 1 : 0);
  expect(onAnswer).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('button', { name: 'Close message' }));
  expect(screen.queryByText(text)).toBeNull();
});

test('a page of an earlier build asks for a reload', async () => {
  const unknown = Object.assign(new Error('not found'), { name: 'UnrecognizedActionError' });
  draw(() => Promise.reject(unknown));
  await press();
  expect(await screen.findByRole('alert')).toHaveTextContent('This page is out of date. Reload it');
});

test('a redirect shows no alert', async () => {
  const redirect = Object.assign(new Error('redirect'), {
    digest: 'NEXT_REDIRECT;push;/login;307;',
  });
  const onAnswer = vi.fn();
  draw(() => Promise.reject(redirect), onAnswer);
  await press();
  await waitFor(() => expect(onAnswer).toHaveBeenCalled());
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});

test('a button that closes a dialog sends nothing', () => {
  const action = vi.fn<ButtonAction>();
  render(
    <ActionForm action={action}>
      <button formMethod="dialog">Close</button>
    </ActionForm>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(action).not.toHaveBeenCalled();
});
