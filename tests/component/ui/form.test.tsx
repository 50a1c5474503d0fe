import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction, FormState } from '@/lib/forms/form-state';

function drawForm(action: FormAction) {
  render(
    <Form action={action} operationId="operation">
      {({ values, errors }) => (
        <>
          <Field label="First" name="first" defaultValue={values.first} error={errors.first} />
          <Field
            label="Second"
            name="second"
            defaultValue={values.second}
            error={errors.second}
            help="Any text."
          />
          <SubmitButton>Send</SubmitButton>
        </>
      )}
    </Form>,
  );
}

/** Responds like the server: with the input and its errors. */
function answering(given: Partial<FormState>): FormAction {
  return async ({ attempt }, form) => ({
    attempt: attempt + 1,
    values: Object.fromEntries(form) as Record<string, string>,
    errors: {},
    ...given,
  });
}

test('an invalid field gets the focus and an error, and keeps its value', async () => {
  drawForm(answering({ errors: { second: { text: 'Second is wrong.' } } }));
  await userEvent.type(screen.getByLabelText('First'), 'one');
  await userEvent.type(screen.getByLabelText('Second'), 'two');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));

  const second = screen.getByLabelText('Second');
  await waitFor(() => expect(second).toHaveFocus());
  expect(second).toBeInvalid();
  expect(second).toHaveAccessibleDescription('Second is wrong. Any text.');
  expect(second).toHaveValue('two');
  expect(screen.getByLabelText('First')).toBeValid();
  expect(screen.getByLabelText('First')).toHaveValue('one');
});

test('a field error can have a link', async () => {
  const link = { href: '/orders/7', text: 'Open that order' };
  drawForm(answering({ errors: { first: { text: 'Taken.', link } } }));
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('link', { name: 'Open that order' })).toHaveAttribute(
    'href',
    '/orders/7',
  );
});

test('a refusal of the whole form is an alert with a link', async () => {
  const link = { href: '/login', text: 'Log in' };
  drawForm(answering({ alert: { text: 'You are signed out.', link } }));
  await userEvent.type(screen.getByLabelText('First'), 'kept');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('You are signed out. Log in');
  expect(screen.getByLabelText('First')).toHaveValue('kept');
});

test('a second click while the form is pending sends nothing', async () => {
  let answers = 0;
  let answer: (state: FormState) => void = () => {};
  drawForm(
    () =>
      new Promise<FormState>((resolve) => {
        answers++;
        answer = resolve;
      }),
  );
  const button = screen.getByRole('button', { name: 'Send' });
  await userEvent.click(button);
  await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'));
  await userEvent.click(button);
  answer({ attempt: 1, values: {}, errors: {} });
  await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'false'));
  expect(answers).toBe(1);
});

test('without a response, the form keeps its input and can be sent again', async () => {
  let tries = 0;
  drawForm(async (state) => {
    tries++;
    if (tries < 3) throw new TypeError('Failed to fetch');
    return { ...state, alert: { text: 'Answered.' } };
  });
  for (const what of ['once', 'twice']) {
    const first = screen.getByLabelText('First');
    await userEvent.clear(first);
    await userEvent.type(first, what);
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('server didn’t respond');
    expect(screen.getByLabelText('First')).toHaveValue(what);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Answered.'));
  // React reports what an error boundary caught.
  expect(vi.mocked(console.error)).toHaveBeenCalled();
  vi.mocked(console.error).mockClear();
});
