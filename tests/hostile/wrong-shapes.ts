import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTIONS, rowOf } from '@/tests/matrix/rows/actions';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { callOf } from '@/tests/support/matrix/inventory';
import { newScenario } from '@/tests/support/matrix/scenario';
import { newPeople } from '@/tests/support/matrix/team';
import { sendForm, type Sent } from './send-form';
import { resetRateLimits, type Context } from './context';
import { sendChecked, type CheckedRequest } from './send-checked';
import { multipart, type Value } from './multipart';
import { insteadOfForms, notOfReact, type Body } from './odd-bodies';
import type { Results } from './results';

/** Sends anything but the form that an action expects: it must be refused or ignored, and change nothing. */
export async function wrongShapes(context: Context, results: Results): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-hostile-'));
  const marker = path.join(folder, 'executed');
  const { people, raw } = context;
  await resetRateLimits();
  const before = await fingerprint(raw, people);
  const names = new Set(ACTIONS.map(({ action }) => action));
  for (const action of names) {
    if (/logOut/.test(action)) continue; // takes no arguments
    for (const body of insteadOfForms(callOf(context.inventory, rowOf(action)).kind)) {
      await callWith(context, results, { action, body });
    }
  }
  for (const action of ['orders/actions.ts createOrderAction', '(auth)/actions.ts logInAction']) {
    for (const body of notOfReact(marker)) {
      await callWith(context, results, { action: rowOf(action).action, body });
    }
  }
  await unknownActions(context, results);
  const changed = differences(before, await fingerprint(raw, people));
  if (changed.length > 0) results.findings.push(`changes ${changed.join(', ')}`);
  await oddFields(context, results);
  if (existsSync(marker)) results.findings.push('the payload was executed');
  rmSync(folder, { recursive: true, force: true });
  await checkServer(context, results);
}

type Calling = { action: string; body: Body };

async function callWith(context: Context, results: Results, calling: Calling): Promise<void> {
  const { status } = await sendChecked(context.server.origin, results, requestOf(context, calling));
  if (status > 0 && status < 500) results.refused += 1;
}

function requestOf(context: Context, { action, body }: Calling): CheckedRequest {
  const { id, page } = callOf(context.inventory, rowOf(action));
  const asText = { body: Buffer.from(String(body)), headers: { 'content-type': 'text/plain' } };
  const { body: sent, headers } = typeof body === 'string' ? asText : multipart(body);
  return {
    method: 'POST',
    path: page,
    cookie: context.people.ours.owner.cookie,
    headers: { ...headers, 'next-action': id, accept: 'text/x-component' },
    body: sent,
    about: `(${action.split(' ')[1]} with ${JSON.stringify(body).slice(0, 90)})`,
  };
}

/** Calls unknown actions. */
async function unknownActions({ server, people }: Context, results: Results): Promise<void> {
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
    const request = { method: 'POST', path: '/orders', cookie, body, about, headers: sent };
    const { status } = await sendChecked(server.origin, results, request);
    if (status >= 400) results.refused += 1;
    const form = multipart([[`$ACTION_ID_${id}`, '']]);
    const byForm = { ...request, body: form.body, headers: form.headers };
    await sendChecked(server.origin, results, {
      ...byForm,
      about: `$ACTION_ID_${id.slice(0, 20)}`,
    });
    const bound = multipart([
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
      ['$ACTION_1:1', '["$1:__proto__"]'],
    ]);
    await sendChecked(server.origin, results, {
      ...byForm,
      ...bound,
      about: `bound ${id.slice(0, 20)}`,
    });
  }
}

/** Sends forms whose fields are files, repeated or missing, or that have fields with special names. */
async function oddFields(context: Context, results: Results): Promise<void> {
  const file = { fileName: '../../hostile.html', bytes: Buffer.from('<script>') };
  const odd = ['__proto__', 'constructor', 'toString', '', '$ACTION', '[a][b]', 'a.b[0]', '\u202e'];
  for (const row of ACTIONS) {
    const people = await newPeople();
    await resetRateLimits();
    const scenario = await newScenario(people, {
      userKind: 'owner',
      target: 'theirs',
      about: row.about,
    });
    const fields: Sent = await row.send(scenario);
    const { action } = row;
    const cookie = row.isOpen ? null : scenario.by.cookie;
    for (const name of Object.keys(fields)) {
      const values: (Value | Value[])[] = [file, [file, 'a'], ['', '', ''], []];
      for (const [turn, value] of values.entries()) {
        const about = `${name} as ${JSON.stringify(value).slice(0, 30)}`;
        const way = turn % 2 === 0 ? 'form' : 'raw';
        await sendForm(context, results, {
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
    await sendForm(context, results, {
      action,
      way: 'form',
      cookie,
      about,
      fields: { ...more, ...fields },
    });
  }
}

/** Checks that the server still works: a polluted prototype would break it. */
async function checkServer({ server, people }: Context, results: Results): Promise<void> {
  const health = await sendChecked(server.origin, results, { path: '/api/health' });
  if (health.text !== '{"status":"ok"}') results.findings.push(`health says ${health.text}`);
  const { cookie } = people.ours.owner;
  const { status } = await sendChecked(server.origin, results, { path: '/orders', cookie });
  if (status !== 200) results.findings.push(`afterwards /orders gets ${status}`);
}
