import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTIONS, rowOf } from '@/tests/matrix/rows/actions';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { callOf } from '@/tests/support/matrix/inventory';
import { newStage } from '@/tests/support/matrix/stage';
import { newPeople } from '@/tests/support/matrix/team';
import { act, type Sent } from './act';
import { forgetAllTries, type Desk } from './desk';
import { knock, type Knock } from './knock';
import { multipart, type Value } from './multipart';
import { insteadOfForms, notOfReact, type Body } from './odd-bodies';
import type { Tally } from './tally';

/** Anything but the form that an action is for: it is refused in words or passed over, and changes nothing. */
export async function wrongShapes(desk: Desk, tally: Tally): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-hostile-'));
  const marker = path.join(folder, 'executed');
  const { people, raw } = desk;
  await forgetAllTries();
  const before = await fingerprint(raw, people);
  const names = new Set(ACTIONS.map(({ action }) => action));
  for (const action of names) {
    if (/logOut/.test(action)) continue; // takes no arguments
    for (const body of insteadOfForms(callOf(desk.inventory, rowOf(action)).kind)) {
      await callWith(desk, tally, { action, body });
    }
  }
  for (const action of ['orders/actions.ts createOrderAction', '(auth)/actions.ts logInAction']) {
    for (const body of notOfReact(marker)) {
      await callWith(desk, tally, { action: rowOf(action).action, body });
    }
  }
  await unknownActions(desk, tally);
  const changed = differences(before, await fingerprint(raw, people));
  if (changed.length > 0) tally.findings.push(`changes ${changed.join(', ')}`);
  await oddFields(desk, tally);
  if (existsSync(marker)) tally.findings.push('what was sent was executed');
  rmSync(folder, { recursive: true, force: true });
  await expectSound(desk, tally);
}

type Calling = { action: string; body: Body };

async function callWith(desk: Desk, tally: Tally, calling: Calling): Promise<void> {
  const { status } = await knock(desk.server.origin, tally, asked(desk, calling));
  if (status > 0 && status < 500) tally.refused += 1;
}

function asked(desk: Desk, { action, body }: Calling): Knock {
  const { id, page } = callOf(desk.inventory, rowOf(action));
  const asText = { body: Buffer.from(String(body)), headers: { 'content-type': 'text/plain' } };
  const { body: sent, headers } = typeof body === 'string' ? asText : multipart(body);
  return {
    method: 'POST',
    path: page,
    cookie: desk.people.ours.owner.cookie,
    headers: { ...headers, 'next-action': id, accept: 'text/x-component' },
    body: sent,
    about: `(${action.split(' ')[1]} with ${JSON.stringify(body).slice(0, 90)})`,
  };
}

/** Names of actions that there are not. */
async function unknownActions({ server, people }: Desk, tally: Tally): Promise<void> {
  const ids = [
    '',
    '0',
    'a'.repeat(42),
    '__proto__',
    'constructor',
    '../../fs#read',
    'a'.repeat(8_000),
  ];
  const { body, headers } = multipart([['0', '[]']]);
  for (const id of ids) {
    const sent = { ...headers, 'next-action': id, accept: 'text/x-component' };
    const { cookie } = people.ours.owner;
    const about = `next-action ${id.slice(0, 20)}`;
    const asked = { method: 'POST', path: '/orders', cookie, body, about, headers: sent };
    const { status } = await knock(server.origin, tally, asked);
    if (status >= 400) tally.refused += 1;
    const form = multipart([[`$ACTION_ID_${id}`, '']]);
    const byForm = { ...asked, body: form.body, headers: form.headers };
    await knock(server.origin, tally, { ...byForm, about: `$ACTION_ID_${id.slice(0, 20)}` });
    const bound = multipart([
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
      ['$ACTION_1:1', '["$1:__proto__"]'],
    ]);
    await knock(server.origin, tally, { ...byForm, ...bound, about: `bound ${id.slice(0, 20)}` });
  }
}

/** A form whose fields are files, come twice, not at all, or with others of odd names. */
async function oddFields(desk: Desk, tally: Tally): Promise<void> {
  const file = { fileName: '../../hostile.html', bytes: Buffer.from('<script>') };
  const odd = ['__proto__', 'constructor', 'toString', '', '$ACTION', '[a][b]', 'a.b[0]', '\u202e'];
  for (const row of ACTIONS) {
    const people = await newPeople();
    await forgetAllTries();
    const stage = await newStage(people, { standing: 'owner', target: 'theirs', about: row.about });
    const fields: Sent = await row.send(stage);
    const { action } = row;
    const cookie = row.isOpen ? null : stage.by.cookie;
    for (const name of Object.keys(fields)) {
      const values: (Value | Value[])[] = [file, [file, 'a'], ['', '', ''], []];
      for (const [turn, value] of values.entries()) {
        const about = `${name} as ${JSON.stringify(value).slice(0, 30)}`;
        const way = turn % 2 === 0 ? 'form' : 'raw';
        await act(desk, tally, {
          action,
          way,
          cookie,
          about,
          fields: { ...fields, [name]: value },
        });
      }
    }
    const more = Object.fromEntries(odd.map((name) => [name, 'a']));
    const about = 'odd names';
    await act(desk, tally, { action, way: 'form', cookie, about, fields: { ...more, ...fields } });
  }
}

/** Whether the server is what it was: nothing that all objects inherit has changed. */
async function expectSound({ server, people }: Desk, tally: Tally): Promise<void> {
  const health = await knock(server.origin, tally, { path: '/api/health' });
  if (health.text !== '{"status":"ok"}') tally.findings.push(`health says ${health.text}`);
  const { cookie } = people.ours.owner;
  const { status } = await knock(server.origin, tally, { path: '/orders', cookie });
  if (status !== 200) tally.findings.push(`afterwards /orders is answered with ${status}`);
}
