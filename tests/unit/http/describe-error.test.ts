import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { describeError, describeValue } from '@/lib/http/describe-error';

/** An error with private details. */
function talkative(message: string, more: object = {}): Error {
  return Object.assign(new TypeError(message), {
    meta: { target: 'secret-row' },
    clientVersion: '7.10.0',
    detail: 'Key (username)=(secret-row) already exists.',
    where: 'secret-row',
    ...more,
  });
}

test('an error is its type, message, stack, code and digest, and nothing else', () => {
  const error = talkative('It broke', { code: '23505', digest: '4711' });
  expect(describeError(error)).toEqual({
    type: 'TypeError',
    message: 'It broke',
    stack: error.stack,
    code: '23505',
    digest: '4711',
  });
});

test('its causes are described the same way', () => {
  const error = new Error('Outer', { cause: talkative('Inner', { cause: 'a sentence' }) });
  expect(describeError(error)).toMatchObject({
    message: 'Outer',
    cause: {
      type: 'TypeError',
      message: 'Inner',
      cause: { type: 'string', message: 'a sentence' },
    },
  });
  expect(JSON.stringify(describeError(error))).not.toContain('secret-row');
});

test('a cycle of causes ends', () => {
  const error = new Error('Round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/"message":"Round"/g)).toHaveLength(5);
});

test('a code that is neither string nor number is left out', () => {
  expect(describeError(talkative('It broke', { code: { row: 'secret-row' } }))).not.toHaveProperty(
    'code',
  );
});

test('an error of a worker thread is one too', async () => {
  const worker = new Worker('throw new RangeError("Too far")', { eval: true });
  const thrown = await new Promise((resolve) => worker.once('error', resolve));
  expect(describeError(thrown)).toMatchObject({ type: 'RangeError', message: 'Too far' });
});

test('a thrown object that is not an error is named, but its content is not shown', () => {
  expect(describeError({ password: 'hunter2' })).toEqual({ type: 'object', message: '[Object]' });
  expect(describeError(null)).toEqual({ type: 'object', message: 'null' });
  expect(describeError('a sentence')).toEqual({ type: 'string', message: 'a sentence' });
});

test.each([
  [Object.create(null), '[Object]'],
  [new Map(), '[Map]'],
  [['hunter2'], '[Array]'],
  [7n, '7'],
  [undefined, 'undefined'],
])('in words, %s is %s', (value, words) => {
  expect(describeValue(value)).toBe(words);
});
