import { expect, test } from 'vitest';
import { asText } from '@/lib/http/log-console';
import { openLog } from '@/lib/http/log';
import { noteActor, requestContext, withRequest } from '@/lib/http/request-context';

/** A log in memory, and its lines. */
function newLog(level = 'info', secrets: string[] = []) {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: openLog({ level, secrets }, { write }), lines };
}

test('a line has a time, a level and a message', () => {
  const { log, lines } = newLog();
  log.info('Listening');
  expect(lines).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: 'info',
      pid: process.pid,
      msg: 'Listening',
    },
  ]);
});

test('a line of a request has its ID, and its user once that is known', async () => {
  const { log, lines } = newLog();
  await withRequest({ requestId: 'request-1' }, async () => {
    log.info('Before');
    await Promise.resolve();
    noteActor({ userId: 'ann', workspaceId: 'wolski' });
    log.info('After');
  });
  log.info('Outside');
  expect(lines).toMatchObject([
    { msg: 'Before', requestId: 'request-1' },
    { msg: 'After', requestId: 'request-1', userId: 'ann', workspaceId: 'wolski' },
    { msg: 'Outside' },
  ]);
  expect(lines[0]).not.toHaveProperty('userId');
  expect(lines[2]).not.toHaveProperty('requestId');
});

test('concurrent requests do not mix', async () => {
  const ids = ['request-1', 'request-2', 'request-3'];
  const seen = await Promise.all(
    ids.map((requestId) =>
      withRequest({ requestId }, async () => {
        await new Promise(setImmediate);
        noteActor({ userId: requestId, workspaceId: 'wolski' });
        await new Promise(setImmediate);
        return requestContext();
      }),
    ),
  );
  expect(seen).toEqual(
    ids.map((requestId) => ({ requestId, userId: requestId, workspaceId: 'wolski' })),
  );
});

test('outside a request no user is recorded', () => {
  noteActor({ userId: 'ann', workspaceId: 'wolski' });
  expect(requestContext()).toBeUndefined();
});

test('no secret gets into a line, nor the extra properties of an error', () => {
  const { log, lines } = newLog('info', ['s3cret-value']);
  const err = Object.assign(new Error('s3cret-value was refused'), { detail: 'the whole row' });
  log.error({ err }, 'token=abc');
  expect(lines).toMatchObject([
    { level: 'error', msg: 'token=[hidden]', err: { message: '[hidden] was refused' } },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/s3cret-value|the whole row/);
});

test('messages below the level are not written', () => {
  const { log, lines } = newLog('warn');
  log.info('Listening');
  log.warn('Late');
  expect(lines).toMatchObject([{ level: 'warn', msg: 'Late' }]);
});

test('console output becomes one message and one error', () => {
  const err = Object.assign(new Error('It broke'), { digest: '4711' });
  expect(asText(['\u001b[31m⨯\u001b[39m', err])).toEqual({ message: '', err });
  expect(asText(['failed to load', err, new Error('again')])).toEqual({
    message: 'failed to load again',
    err,
  });
  expect(asText([' ✓ Ready in %dms', 12])).toEqual({ message: 'Ready in 12ms' });
  expect(asText(['%s of %s', 1, { password: 'hunter2' }, ['hunter2']])).toEqual({
    message: '1 of [Object] [Array]',
  });
  expect(asText([''])).toEqual({ message: '' });
});
