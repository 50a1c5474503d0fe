import { describe, expect, test } from 'vitest';
import {
  createOrderSchema,
  editOrderSchema,
  orderButtonSchema,
  orderKeySchema,
} from '@/lib/orders/schema';
import { UNDECIDED } from '@/lib/forms/form-state';
import { firstMessage } from '@/tests/support/validation-message';
import { details } from '@/tests/support/orders';

const operationId = '01a2038f-4c6c-739b-bda2-3536e5e8e5ca';
const form = { operationId, orderId: '10248', ...details, numberOfItems: '18' };

const complaint = (given: object) => firstMessage(createOrderSchema, { ...form, ...given });
const parsed = (given: object) => createOrderSchema.parse({ ...form, ...given });

test('a filled-in form becomes an order', () => {
  expect(parsed({})).toMatchObject({ operationId, orderId: '10248', ...details });
});

test('unknown fields are dropped', () => {
  expect(parsed({ workspaceId: 'other', status: 'DELIVERED', version: 7 })).toEqual(parsed({}));
});

describe('the number of items', () => {
  test.each([
    ['1', 1],
    [' 7 ', 7],
    ['007', 7],
    ['1000000', 1_000_000],
    ['１２', 12],
    ['٣', 3],
    ['1 000', 1_000],
    ['1,000,000', 1_000_000],
  ])('%j is %d', (text, number) =>
    expect(parsed({ numberOfItems: text }).numberOfItems).toBe(number),
  );

  test.each([
    '0',
    '-1',
    '+1',
    '1.5',
    '1e3',
    '0x10',
    '1 2',
    '1000001',
    '99999999999999999999999',
    'NaN',
    'Infinity',
    '1\0',
    'x'.repeat(100_000),
  ])('%.12j is refused', (text) => {
    expect(complaint({ numberOfItems: text })).toBe(
      'Number of items must be a whole number from 1 to 1,000,000.',
    );
  });

  test.each(['1,000', '1.000', '12.500'])('%j is ambiguous', (text) => {
    expect(complaint({ numberOfItems: text })).toBe(
      'Number of items can be read in two ways. Write it in digits only, as in 1200.',
    );
  });

  test.each(
    [['', ' ', undefined, null, 18, ['1'], { valueOf: () => 1 }]].flat().map((value) => [value]),
  )('%j is missing', (value) =>
    expect(complaint({ numberOfItems: value })).toBe('Number of items is missing.'),
  );
});

describe('the delivery date', () => {
  test.each(['2024-02-29', '1900-01-01', '2199-12-31'])('%s is valid', (date) => {
    expect(parsed({ deliveryDate: ` ${date}\n` }).deliveryDate).toBe(date);
  });

  test.each([
    '2026-02-29',
    '0000-00-00',
    '2026-13-01',
    '2026-04-17T10:00',
    '2026-04-17Z',
    '17/04/2026',
    'tomorrow',
  ])('%s is invalid', (deliveryDate) => {
    expect(complaint({ deliveryDate })).toBe(
      'Delivery date must be a valid date from 1900 to 2199.',
    );
  });

  test.each(['', ' ', undefined, 20260417])('%j is missing', (deliveryDate) => {
    expect(complaint({ deliveryDate })).toBe('Delivery date is missing.');
  });
});

describe('the texts', () => {
  test.each([
    ['orderId', 'Order ID', 64],
    ['senderName', 'Sender name', 200],
    ['recipientName', 'Recipient name', 200],
    ['recipientAddress', 'Recipient address', 500],
  ])('%s is a line of text', (field, name, max) => {
    expect(parsed({ [field]: `  ${'😀'.repeat(max)} ` })).toHaveProperty(field, '😀'.repeat(max));
    expect(parsed({ [field]: 'Cafe\u0301' })).toHaveProperty(field, 'Café');
    expect(complaint({ [field]: 'x'.repeat(max + 1) })).toBe(
      `${name} can have at most ${max} characters; this has ${max + 1}.`,
    );
    for (const value of ['', ' ', undefined, {}, ['a'], new File(['a'], 'a.txt')]) {
      expect(complaint({ [field]: value })).toBe(`${name} is missing.`);
    }
    expect(complaint({ [field]: 'a\0b' })).toBe(
      `${name} contains control characters. Type it again.`,
    );
    expect(parsed({ [field]: '\u202Ea\u200Bb' })).toHaveProperty(field, 'ab');
    expect(complaint({ [field]: '\u2800\u3164\u200D' })).toBe(`${name} is missing.`);
    expect(complaint({ [field]: 'a\uD800' })).toBe(
      `${name} contains invalid characters. Type it again.`,
    );
  });

  test.each(['orderId', 'senderName', 'recipientName'])('%s has one line', (field) => {
    expect(parsed({ [field]: 'a\nb' })).toHaveProperty(field, 'a b');
  });

  test.each([
    ['Filtrowa 68\nWarszawa', 'Filtrowa 68, Warszawa'],
    ['Filtrowa 68,\r\n  02-057 Warszawa\r\n', 'Filtrowa 68, 02-057 Warszawa'],
    ['\n\nFiltrowa 68 \n\n\n Warszawa\n\nPoland', 'Filtrowa 68, Warszawa, Poland'],
    ['Filtrowa 68, Warszawa', 'Filtrowa 68, Warszawa'],
  ])('an address of several lines becomes one: %j', (typed, kept) => {
    expect(parsed({ recipientAddress: typed }).recipientAddress).toBe(kept);
  });
});

test('an address of a hundred thousand spaces is refused quickly', () => {
  expect(complaint({ recipientAddress: `a${' '.repeat(100_000)}b` })).toBe(
    'Recipient address can have at most 500 characters; this has 100002.',
  );
});

describe('optional fields', () => {
  test.each([
    ['recipientPhone', 'Phone', 50, '030 5550123'],
    ['recipientEmail', 'E-mail', 254, 'ann@example.com'],
    ['timeWindow', 'Time window', 11, '09:00-11:00'],
    ['instructions', 'Instructions', 500, 'Ring twice.\nBack door'],
    ['reference', 'Reference', 100, 'PO-7'],
  ])('%s is kept, blank is none, and a form without it leaves it', (field, label, max, text) => {
    expect(parsed({ [field]: `  ${text} ` })).toHaveProperty(field, text);
    for (const blank of ['', ' \n', '\u2800']) {
      expect(parsed({ [field]: blank })).toHaveProperty(field, null);
    }
    expect(parsed({})).not.toHaveProperty(field);
    for (const value of [null, {}, ['a'], 7, new File(['a'], 'a.txt')]) {
      expect(complaint({ [field]: value })).toBe(`${label} must be text.`);
    }
    for (const value of ['a\0b', 'a\uD800', UNDECIDED, 'x'.repeat(max + 1)]) {
      expect(complaint({ [field]: value })).toBeDefined();
    }
  });

  test.each(['12', 'call me', '+', '()'])('%j is no phone number', (recipientPhone) => {
    expect(complaint({ recipientPhone })).toBe('Phone needs at least 3 digits.');
  });

  test.each(['ann', '@', 'a b@c', 'a@b@c'])('%j is no e-mail address', (recipientEmail) => {
    expect(complaint({ recipientEmail })).toBe('E-mail must be an address like name@example.com.');
  });

  test('instructions keep their lines, up to one blank one between two', () => {
    expect(parsed({ instructions: '\r\n a \r\n\n\n\nb\u2028c\n ' }).instructions).toBe('a\n\nb\nc');
    expect(complaint({ instructions: 'x'.repeat(501) })).toBe(
      'Instructions can have at most 500 characters; this has 501.',
    );
  });

  test.each([
    ['09:00', '11:00', '09:00-11:00'],
    ['9:00', '', '09:00-'],
    ['', '17.30', '-17:30'],
    ['', '', null],
  ])('from %j until %j is the window %j', (windowFrom, windowUntil, timeWindow) => {
    const order = parsed({ windowFrom, windowUntil });
    expect(order).toHaveProperty('timeWindow', timeWindow);
    expect(order).not.toHaveProperty('windowFrom');
  });

  test.each([
    ['25:00', '', 'From must be a time like 09:30.'],
    ['', '9', 'Until must be a time like 09:30.'],
    ['11:00', '09:00', 'Until must be later than From.'],
    ['11:00', '11:00', 'Until must be later than From.'],
  ])('from %j until %j is refused', (windowFrom, windowUntil, text) => {
    expect(complaint({ windowFrom, windowUntil })).toBe(text);
  });

  test('a window that ends before it begins is named beside other errors', () => {
    const given = { ...form, orderId: '', windowFrom: '11:00', windowUntil: '09:00' };
    const { error } = createOrderSchema.safeParse(given);
    expect(error!.issues.map(({ path }) => path[0])).toEqual(['orderId', 'windowUntil']);
  });

  test.each(['9:00-10:00', '-', '11:00-09:00', '09:00', '09:00-11:00-12:00'])(
    '%j is no window',
    (timeWindow) => {
      expect(complaint({ timeWindow })).toBeDefined();
    },
  );
});

describe('fields that the page sets', () => {
  const outOfDate = 'This page is out of date. Reload it and try again.';
  const button = { operationId, id: operationId, version: '3' };

  test('are parsed from text', () => {
    expect(orderButtonSchema.parse(button)).toEqual({ ...button, version: 3 });
    expect(editOrderSchema.parse({ ...form, ...button })).toEqual({
      ...button,
      ...details,
      version: 3,
    });
  });

  test.each(['', 'x', undefined, ['a'], {}, `${operationId}'--`])(
    'are refused when forged: %j',
    (id) => {
      expect(complaint({ operationId: id })).toBe(outOfDate);
      expect(firstMessage(orderButtonSchema, { ...button, id })).toBe(outOfDate);
      expect(orderKeySchema.safeParse(id).success).toBe(false);
    },
  );

  test.each(['', '0', '-1', '1.5', 'x', undefined, {}, '1e400'])(
    'have a version, not %j',
    (version) => {
      expect(orderButtonSchema.safeParse({ ...button, version }).success).toBe(false);
    },
  );
});

describe('the courier', () => {
  const id = '01a2039a-9117-75a3-8c90-ea955aab0d08';

  test('is the user ID in the form, or null', () => {
    expect(parsed({ courierId: id.toUpperCase() }).courierId).toBe(id);
    expect(parsed({ courierId: '' }).courierId).toBeNull();
  });

  test('is unchanged by a form without the field', () => {
    expect(parsed({})).not.toHaveProperty('courierId');
  });

  test.each(['?', 'nobody', ' ', `${id} `, null, 7, [id]].map((value) => [value]))(
    '%j is refused',
    (value) => {
      expect(complaint({ courierId: value })).toBe('This courier doesn’t exist. Choose another.');
    },
  );
});
