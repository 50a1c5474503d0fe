import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { UploadForm } from '@/components/imports/upload-form';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** A network that the test controls. */
class Request {
  static sent: Request[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  responseText = '';
  form = new FormData();
  open() {}
  setRequestHeader() {}
  send(form: FormData) {
    this.form = form;
    Request.sent.push(this);
  }
  abort() {
    this.onabort?.();
  }
}
vi.stubGlobal('XMLHttpRequest', Request);

beforeEach(() => {
  Request.sent = [];
});

const send = () => fireEvent.submit(screen.getByRole('button', { name: 'Continue' }));
const answer = (request: Request, body: string) =>
  act(async () => {
    request.responseText = body;
    request.onload?.();
  });
const operationIdOf = (request: Request) => request.form.get('operationId');

async function choose(name: string) {
  await userEvent.upload(screen.getByLabelText('Orders file'), new File(['a,b'], name));
}

test('an upload shows its progress and leads to the import', async () => {
  render(<UploadForm operationId="page" refused={null} />);
  await choose('orders.csv');
  send();
  const [request] = Request.sent;
  expect([...request!.form.keys()]).toEqual(['operationId', 'file', 'rows']);
  await act(async () => request!.upload.onprogress?.({ loaded: 30, total: 40 }));
  // jsdom doesn't submit files, so only the end-to-end tests see the file name.
  expect(screen.getByRole('progressbar', { name: /^Uploading .*…$/ })).toHaveValue(0.75);
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  await answer(request!, '{"goTo":"/orders/import/x"}');
  expect(router.push.mock.calls).toEqual([['/orders/import/x']]);
});

test('an error is shown on the field, which keeps its value', async () => {
  render(<UploadForm operationId="page" refused={null} />);
  await userEvent.type(screen.getByLabelText('Or paste rows'), 'one');
  send();
  await answer(Request.sent[0]!, '{"error":"There is only one row."}');
  const rows = screen.getByLabelText('Or paste rows');
  expect(rows).toHaveValue('one');
  expect(rows).toBeInvalid();
  expect(rows).toHaveFocus();
  expect(rows).toHaveAccessibleDescription(/There is only one row\./);
});

test('a network error is shown, and a retry is the same operation', async () => {
  render(<UploadForm operationId="page" refused={null} />);
  await choose('orders.csv');
  send();
  await act(async () => Request.sent[0]!.onerror?.());
  expect(screen.getByLabelText('Orders file')).toHaveAccessibleDescription(/server didn’t respond/);
  send();
  expect(operationIdOf(Request.sent[1]!)).toBe(operationIdOf(Request.sent[0]!));
  await answer(Request.sent[1]!, '<html>A proxy</html>');
  await choose('others.csv');
  send();
  expect(operationIdOf(Request.sent[2]!)).not.toBe(operationIdOf(Request.sent[0]!));
});

test('Cancel stops the upload without an error', async () => {
  render(<UploadForm operationId="page" refused={null} />);
  await choose('orders.csv');
  send();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Continue' })).toBeVisible();
  expect(screen.getByLabelText('Orders file')).toBeValid();
  expect(router.push).not.toHaveBeenCalled();
});
