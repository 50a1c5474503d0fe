import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { startOwnServer } from '@/tests/support/browser/own-server';
import { newPerson } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

/** The sign-up form as a browser without JavaScript would send it. */
async function signUpForm(address: string): Promise<{ type: string; content: Buffer }> {
  const page = await (await fetch(`${address}/signup`)).text();
  const form = new FormData();
  for (const [, name, value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  )) {
    form.append(name!, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  const { username, password, workspaceName } = newPerson();
  form.append('username', username);
  form.append('password', password);
  form.append('workspaceName', workspaceName);
  const encoded = new Response(form);
  return {
    type: encoded.headers.get('content-type') ?? '',
    content: Buffer.from(await encoded.arrayBuffer()),
  };
}

test('on SIGTERM the server reports that it is stopping, answers open requests, and exits with 0', async () => {
  const server = await startOwnServer();
  const { type, content } = await signUpForm(server.address);
  const half = content.length / 2;
  const sent = request(`${server.address}/signup`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': type,
      'content-length': content.length,
      origin: server.address,
      'sec-fetch-site': 'same-origin',
    },
  });
  sent.write(content.subarray(0, half));
  const answered = once(sent, 'response');
  const ready = async () => {
    const answer = await fetch(`${server.address}/api/ready`).catch(() => undefined);
    return answer && { status: answer.status, ...((await answer.json()) as object) };
  };
  expect(await ready()).toEqual({ status: 'ok' });

  server.signal('SIGTERM');
  await expect
    .poll(ready, { intervals: [50] })
    .toEqual({ status: 'unavailable', reason: 'stopping' });
  await expect.poll(ready).toBeUndefined();

  sent.end(content.subarray(half));
  const [answer] = (await answered) as [IncomingMessage];
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe('/orders');
  expect(answer.headers.connection).toBe('close');
  answer.resume();
  expect(await server.end).toBe(0);
  expect(server.log().at(-1)).toMatchObject({ msg: 'Stopped' });
  await server.remove();
});
