import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { flashCookie, readFlash } from '@/lib/forms/flash';
import {
  buttonAction,
  formAction,
  openButtonAction,
  openFormAction,
} from '@/lib/forms/form-action';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import { Refusal } from '@/lib/errors';
import { formOf } from '@/tests/support/form';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected, request } from '@/tests/support/request';

const schema = z.object({ name: z.string().min(3, 'Name is too short.') });

beforeEach(async () => {
  await newRequest(await newSignIn());
});

describe('an action behind a form', () => {
  test('gets the actor and the parsed input, sets its message and redirects', async () => {
    const action = formAction(schema, async (actor, { name }) => ({
      goTo: '/orders',
      message: { text: `${actor.role} ${name}` },
    }));
    await expect(action(EMPTY_FORM, formOf({ name: 'Wolski' }))).rejects.toEqual(
      new Redirected('/orders'),
    );
    expect(await readFlash()).toMatchObject({ tone: 'success', text: 'OWNER Wolski' });
    expect(request.revalidated).toEqual(['/']);
  });

  test('returns errors beside their fields, and typed values except passwords', async () => {
    const handler = vi.fn();
    const action = formAction(schema, handler);
    const typed = {
      name: 'W',
      other: 'x',
      password: 'secret',
      newPassword: 'secret',
      $ACTION_1: '',
    };
    expect(await action(EMPTY_FORM, formOf(typed))).toEqual({
      attempt: 1,
      values: { name: 'W', other: 'x', renderedFor: request.userId },
      errors: { name: { text: 'Name is too short.' } },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test('treats a file in place of a text as empty', async () => {
    const action = formAction(schema, vi.fn());
    const { errors } = await action(EMPTY_FORM, formOf({ name: new Blob(['x']) }));
    expect(errors.name?.text).toMatch(/expected string/);
  });

  test('answers a request that no form sends with a message, too', async () => {
    const action = formAction(schema, vi.fn());
    for (const [state, form] of [
      [undefined, undefined],
      [null, 'text'],
      [{ attempt: 'x' }, { name: 'Wolski' }],
      [{ attempt: Infinity }, [['name', 'Wolski']]],
    ]) {
      const answer = await action(state as never, form as never);
      expect(answer).toMatchObject({ attempt: 1, values: {} });
      expect(answer.alert?.text).toMatch(/out of date/);
    }
  });

  test('refuses a signed-out user without losing typed values', async () => {
    await newRequest({ headers: { 'sec-fetch-site': 'same-origin', 'next-action': 'id' } });
    const handler = vi.fn();
    const state = await formAction(schema, handler)(EMPTY_FORM, formOf({ name: 'Wolski' }));
    expect(state.values).toEqual({ name: 'Wolski' });
    expect(state.alert).toMatchObject({ link: { href: '/login' } });
    expect(handler).not.toHaveBeenCalled();
  });

  test('sends a signed-out user without JavaScript to the login page, and back afterwards', async () => {
    const path = { 'x-order-desk-path': '/orders/new' };
    await newRequest({ headers: { 'sec-fetch-site': 'same-origin', ...path } });
    const handler = vi.fn();
    await expect(
      formAction(schema, handler)(EMPTY_FORM, formOf({ name: 'Wolski' })),
    ).rejects.toEqual(new Redirected('/login?next=%2Forders%2Fnew'));
    expect(handler).not.toHaveBeenCalled();
  });

  test('shows errors of hidden fields at the top of the form', async () => {
    const hidden = z.object({ version: z.string('This page is out of date.') });
    const { alert } = await formAction(hidden, vi.fn())(EMPTY_FORM, formOf({}));
    expect(alert?.text).toBe('This page is out of date.');
  });

  test('refuses a request without proof of its origin before anything else', async () => {
    const requests: Record<string, string>[] = [
      { host: 'desk.test' },
      { host: 'desk.test', origin: 'https://evil.example' },
      { host: 'desk.test', 'sec-fetch-site': 'cross-site' },
      { host: 'desk.test', 'sec-fetch-site': 'same-site', origin: 'http://desk.test' },
    ];
    for (const headers of requests) {
      await newRequest({ headers });
      const handler = vi.fn();
      const { alert } = await openFormAction(schema, handler)(
        EMPTY_FORM,
        formOf({ name: 'Wolski' }),
      );
      expect(alert?.text).toMatch(/another site/);
      expect(handler).not.toHaveBeenCalled();
    }
  });

  test('does not hide a bug', async () => {
    const action = formAction(schema, async () => {
      throw new Error('disk on fire');
    });
    await expect(action(EMPTY_FORM, formOf({ name: 'Wolski' }))).rejects.toThrow('disk on fire');
  });
});

test('a message names its operation, and what its undo button reverts', async () => {
  const operationId = '019a0000-0000-7000-8000-000000000000';
  const order = { id: 'key', orderId: '10248', version: 3 };
  const action = formAction(z.object({ operationId: z.uuid() }), async () => ({
    message: { text: 'Saved.', undo: { order } },
  }));
  await action(EMPTY_FORM, formOf({ operationId }));
  const flash = await readFlash();
  expect(flash).toMatchObject({ saved: operationId, undo: { order: { id: 'key', version: 3 } } });
  expect(flash?.undo?.operationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(flash?.undo?.operationId).not.toBe(operationId);
});

test('a message can have another tone than success', async () => {
  const message = { text: 'Choose first.', tone: 'refusal' as const };
  await buttonAction(schema, async () => ({ message }))(formOf({ name: 'Wolski' }));
  expect(await readFlash()).toMatchObject({ tone: 'refusal', text: 'Choose first.' });
});

describe('a refusal', () => {
  const refused = (refusal: Refusal) =>
    formAction(schema, async () => {
      throw refusal;
    })(EMPTY_FORM, formOf({ name: 'Wolski', version: '2', operationId: 'old' }));

  test('of a duplicate Order ID is shown beside the field and links to that order', async () => {
    const { errors } = await refused(
      new Refusal('duplicate-order-id', { orderId: '10248', id: 'key' }),
    );
    expect(errors.orderId?.link).toEqual({ href: '/orders/key', text: 'Open that order' });
  });

  test('of passwords and usernames is shown beside their fields', async () => {
    const weak = { reason: 'Too weak.', field: 'newPassword' } as const;
    expect((await refused(new Refusal('weak-password', weak))).errors).toHaveProperty(
      'newPassword',
    );
    expect((await refused(new Refusal('wrong-password', {}))).errors).toHaveProperty(
      'currentPassword',
    );
    const taken = new Refusal('duplicate-username', { username: 'ann' });
    expect((await refused(taken)).errors).toHaveProperty('username');
  });

  test('of a stale version makes the next save build on the current one', async () => {
    const state = await refused(
      new Refusal('stale', {
        id: 'key',
        orderId: '10248',
        version: 5,
        laterChanges: ['Ann edited it.'],
      }),
    );
    expect(state.values.version).toBe('5');
    expect(state.alert?.text).toContain('Ann edited it.');
    expect(state.alert?.link).toEqual({ href: '/orders/key', text: 'Open the order' });
  });

  test('of a used operation ID creates a new one for the next attempt', async () => {
    const { values } = await refused(new Refusal('reused-operation-id', {}));
    expect(values.operationId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an action behind a button', () => {
  test('sets its message and stays on the page', async () => {
    const action = buttonAction(schema, async (_, { name }) => ({ message: { text: name } }));
    await action(formOf({ name: 'Wolski' }));
    expect(await readFlash()).toMatchObject({ tone: 'success', text: 'Wolski' });
  });

  test('turns a refusal, and input that no page sends, into a message', async () => {
    const action = buttonAction(schema, async () => {
      throw new Refusal('not-found', {});
    });
    await action(formOf({ name: 'Wolski' }));
    expect(await readFlash()).toMatchObject({
      tone: 'refusal',
      text: expect.stringMatching(/no longer available/),
    });
    await action(formOf({}));
    expect(await readFlash()).toMatchObject({ text: expect.stringMatching(/out of date/) });
  });
});

test('logging in and out needs no session', async () => {
  await newRequest();
  const handler = vi.fn(async () => ({ goTo: '/orders' }));
  const actions = [
    () => openFormAction(schema, handler)(EMPTY_FORM, formOf({ name: 'Wolski' })),
    () => openButtonAction(schema, handler)(formOf({ name: 'Wolski' })),
  ];
  for (const action of actions) await expect(action()).rejects.toEqual(new Redirected('/orders'));
  expect(handler.mock.calls).toEqual([[{ name: 'Wolski' }], [{ name: 'Wolski' }]]);
});

test('a button pressed by a signed-out user leads to the login page, and says why', async () => {
  await newRequest({ headers: { 'sec-fetch-site': 'same-origin', 'next-action': 'id' } });
  const action = buttonAction(schema, vi.fn());
  await expect(action(formOf({ name: 'Wolski' }))).rejects.toEqual(new Redirected('/login'));
  expect(await readFlash()).toMatchObject({
    tone: 'refusal',
    text: expect.stringMatching(/signed out/),
  });
});

test('a message fits into a cookie, however long its text and whatever its script', () => {
  for (const text of ['x'.repeat(9_000), 'ж'.repeat(2_000), '🚚'.repeat(2_000), 'short']) {
    const cookie = flashCookie({ key: 'key', tone: 'refusal', text });
    expect(encodeURIComponent(cookie).length).toBeLessThanOrEqual(3_500);
    expect(JSON.parse(cookie).text).toMatch(text === 'short' ? /^short$/ : /.{100,}…$/u);
  }
});

test('a percent sign in a message survives being decoded twice', () => {
  const text = 'Order 100 % created, %25 and %zz too.';
  const cookie = flashCookie({ key: 'key', tone: 'success', text });
  expect(JSON.parse(decodeURIComponent(cookie)).text).toBe(text);
});

test('an invalid message cookie is ignored', async () => {
  for (const value of ['', 'x', '{}', '{"key":1}']) {
    request.cookies.set('order-desk-message', value);
    expect(await readFlash()).toBeNull();
  }
});
