import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { TurnOnForm } from '@/components/accounts/turn-on-form';
import type { FormAction, FormState } from '@/lib/forms/form-state';

const setupOf = (name: string) => ({
  sealed: `sealed ${name}`,
  key: 'GEZDGNBVGY3TQOJQ',
  address: `otpauth://totp/${name}`,
  code: <p>QR code of {name}</p>,
});

function form(action: FormAction, setup: ReturnType<typeof setupOf> | null) {
  return <TurnOnForm action={action} operationId="operation" username="ann" setup={setup} />;
}

/** Answers like the server, and records what was submitted. */
function answering(given: (sent: FormData) => Partial<FormState>) {
  const sent: FormData[] = [];
  const action: FormAction = async ({ attempt }, fields) => {
    sent.push(fields);
    return { attempt: attempt + 1, values: {}, errors: {}, ...given(fields) };
  };
  return { action, sent };
}

async function send() {
  await userEvent.type(screen.getByLabelText('One-time code'), '123456');
  await userEvent.type(screen.getByLabelText('Current password'), 'secret');
  await userEvent.click(screen.getByRole('button', { name: 'Turn on one-time codes' }));
}

test('the key stays while the page is rendered again, and is submitted', async () => {
  const wrong = { errors: { code: { text: 'This code is wrong or was already used.' } } };
  const { action, sent } = answering((fields) => ({
    ...wrong,
    values: { setup: String(fields.get('setup')) },
  }));
  const { rerender } = render(form(action, setupOf('first')));
  expect(screen.getByText('GEZD GNBV GY3T QOJQ')).toBeInTheDocument();
  rerender(form(action, setupOf('second')));
  expect(screen.getByText('QR code of first')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open authenticator app' })).toHaveAttribute(
    'href',
    'otpauth://totp/first',
  );

  await send();
  await waitFor(() => expect(screen.getByLabelText('One-time code')).toBeInvalid());
  expect(screen.getByLabelText('One-time code')).toHaveValue('');
  expect(screen.getByLabelText('Current password')).toHaveValue('');
  expect(screen.getByText('QR code of first')).toBeInTheDocument();
  await send();
  expect(sent.map((fields) => fields.get('setup'))).toEqual(['sealed first', 'sealed first']);
});

test('the recovery codes are shown, even once the page says that codes are on', async () => {
  const recoveryCodes = '0123-4567-89ab cdef-ghjk-mnpq';
  const { action } = answering(() => ({ values: { recoveryCodes } }));
  const { rerender } = render(form(action, setupOf('first')));
  await send();
  expect(await screen.findByText('cdef-ghjk-mnpq')).toBeInTheDocument();
  rerender(form(action, null));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
    recoveryCodes.split(' '),
  );
  expect(screen.queryByLabelText('One-time code')).toBeNull();
});

test('without JavaScript the answer has another key, which is not shown instead of the scanned one', async () => {
  // The server renders the page again with this state, and with a new key.
  const { action, sent } = answering((fields) => ({
    values: { setup: sent.length === 1 ? 'sealed earlier' : String(fields.get('setup')) },
    errors: { code: { text: 'This code is wrong or was already used.' } },
  }));
  render(form(action, setupOf('new')));
  await send();
  expect(await screen.findByRole('link', { name: 'Start again with another key' })).toHaveAttribute(
    'href',
    '/profile/codes',
  );
  expect(screen.queryByText('QR code of new')).toBeNull();
  await send();
  expect(sent.at(-1)!.get('setup')).toBe('sealed earlier');
});
