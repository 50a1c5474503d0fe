import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { readVerifier } from '@/lib/audit-log/integrity/checkpoint-key';
import { downloadLog } from '@/lib/audit-log/integrity/download';
import { verifierKey } from '@/lib/audit-log/integrity/signed-note';
import { deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import { applyBulkAction, undo } from '@/tests/support/histories';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A downloaded log of five entries, and the key that signed it. */
let log: string;
let key: string;

beforeAll(async () => {
  log = await download('key.pem');
  key = verifierKey(readVerifier(path.join(folder, 'key.pem')));
});

async function download(keyFile: string): Promise<string> {
  const ann = await newActor({ name: 'Łucja "Ann" Nowak' });
  const order = await markDelivered(ann, seen(await newOrder(ann)));
  const recipientName = 'Zażółć 🚚 \\"{}';
  await deleteOrder(ann, seen(await editOrder(ann, { ...seen(order), ...details, recipientName })));
  await newOrder(ann);
  return textOf(ann, keyFile);
}

async function textOf(actor: Actor, keyFile: string): Promise<string> {
  const parts = [];
  for await (const part of (await downloadLog(actor, path.join(folder, keyFile)))!)
    parts.push(part);
  return parts.join('');
}

let files = 0;

/** The result of the standalone verifier for this file content, in a process without anything else. */
function verifyText(content: string | Buffer, ...options: string[]) {
  const file = path.join(folder, `${++files}.jsonl`);
  writeFileSync(file, content);
  return run(file, ...options);
}

function run(...parameters: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const program = path.resolve('scripts/verify-log.mjs');
    const child = execFile(
      process.execPath,
      [program, ...parameters],
      { cwd: folder, env: { NODE_ENV: 'production' } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

describe('the standalone verifier', () => {
  test('accepts a downloaded log, with and without the key', async () => {
    const { code, output } = await verifyText(log, '--key', key);
    expect(output).toMatch(/^Intact: 5 entries of workspace \S+, as signed on \S+Z\.\n/);
    expect(output).toContain('with the key that you gave');
    expect(code).toBe(0);
    const alone = await verifyText(log);
    expect(alone.code).toBe(0);
    expect(alone.output).toContain(`Compare it with the key that you know:\n${key}\n`);
  });

  test('rejects a log signed by another key, and needs the key for that', async () => {
    const forged = await download('other.pem');
    expect((await verifyText(forged)).code).toBe(0);
    expect(await verifyText(forged, '--key', key)).toEqual({
      code: 1,
      output: 'Not authentic: it contains another key than yours.\n',
    });
    const keyOfForger = verifierKey(readVerifier(path.join(folder, 'other.pem')));
    const withOurName = await verifyText(forged.replace(keyOfForger, key), '--key', key);
    expect(withOurName.output).toContain('its checkpoint is not signed with the key');
  });

  const lines = (change: (lines: string[]) => string[]) => (text: string) =>
    `${change(text.split('\n').slice(0, -1)).join('\n')}\n`;

  const edits: [what: string, edit: (text: string) => string, complaint: string][] = [
    ['nothing is left', () => '', 'the first line is not in the original format'],
    [
      'only the first line is left',
      lines(([first]) => [first!]),
      'its checkpoint is for 5 entries, and it has 0',
    ],
    [
      'the first line is gone',
      lines(([, ...rest]) => rest),
      'the first line is not in the original format',
    ],
    [
      'the first entry is gone',
      lines(([head, , ...rest]) => [head!, ...rest]),
      'entry 1 is missing',
    ],
    [
      'the last entry is gone',
      lines((all) => all.slice(0, -1)),
      'its checkpoint is for 5 entries, and it has 4',
    ],
    [
      'an entry is there twice',
      lines((all) => [...all.slice(0, 3), ...all.slice(2)]),
      'entry 3 is missing',
    ],
    [
      'two entries changed places',
      lines(([a, b, c, ...rest]) => [a!, c!, b!, ...rest]),
      'entry 1 is missing',
    ],
    ['it ends in the middle', (text) => text.slice(0, -9), 'its last line is incomplete'],
    ['its last line feed is gone', (text) => text.slice(0, -1), 'its last line is incomplete'],
    ['an empty line was added', (text) => `${text}\n`, 'entry 6 is not in the original format'],
    [
      'its lines end otherwise',
      (text) => text.replaceAll('\n', '\r\n'),
      'the first line is not in the original format',
    ],
    [
      'a field was added',
      (text) => text.replace('{"id"', '{"note":"paid","id"'),
      'entry 1 is not in the original format',
    ],
    [
      'a field is there twice',
      (text) => text.replace('{"id"', '{"id":"x","id"'),
      'entry 1 is not in the original format',
    ],
    [
      'a blank was added',
      (text) => text.replace('{"id"', '{ "id"'),
      'entry 1 is not in the original format',
    ],
    [
      'a character is written as its code',
      (text) => text.replace('Nowak', '\\u004eowak'),
      'entry 1 is not in the original format',
    ],
    [
      'a name was changed',
      (text) => text.replace('Nowak', 'Novak'),
      'entry 1 does not match its hash',
    ],
    [
      'a value was changed',
      (text) => text.replace('\\"to\\":18', '\\"to\\":81'),
      'entry 1 does not match its hash',
    ],
    [
      'a number became text',
      (text) => text.replace('"seq":1,', '"seq":"1",'),
      'entry 1 is missing',
    ],
    [
      'its size was changed',
      (text) => text.replace('"size":5', '"size":4'),
      'its checkpoint is for another log',
    ],
    [
      'the signed size was changed',
      (text) => text.replace('\\n5\\n', '\\n4\\n'),
      'its checkpoint is not signed',
    ],
  ];

  test.each(edits)('rejects a log when %s', async (_, edit, complaint) => {
    const result = await verifyText(edit(log), '--key', key);
    expect(result.output).toContain(`Not authentic: ${complaint}`);
    expect(result.code).toBe(1);
  });

  test('rejects a log with any bit changed', async () => {
    const bytes = Buffer.from(log);
    for (let place = 0; place < bytes.length; place += 191) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1 << (place % 8);
      const { code } = await verifyText(changed, '--key', key);
      expect([place, code]).not.toEqual([place, 0]);
    }
  });

  /** The file as it was before there were bulk actions and undos. */
  const inFirstFormat = (text: string) =>
    text
      .replace('order-desk-log-2', 'order-desk-log-1')
      .replaceAll(/,"groupId":[^,]*,"undoes":[^,}]*}/g, '}');

  test('accepts the first format too', async () => {
    const result = await verifyText(inFirstFormat(log), '--key', key);
    expect(result.output).toContain('Intact: 5 entries');
    expect(result.code).toBe(0);
  });

  test('accepts bulk actions and undos, and detects changed marks of them', async () => {
    const ann = await newActor();
    const order = await undo(ann, await undo(ann, await newOrder(ann)));
    await applyBulkAction(ann, 'markDelivered', [order]);
    const grouped = await textOf(ann, 'key.pem');
    expect((await verifyText(grouped, '--key', key)).output).toContain('Intact: 4 entries');

    const forgeries: [number, (text: string) => string][] = [
      [2, (text) => text.replace('"undoes":1', '"undoes":null')],
      [3, (text) => text.replace('"undoes":2', '"undoes":1')],
      [4, (text) => text.replace(/"groupId":"[^"]+"/, '"groupId":null')],
      [1, (text) => text.replace('"undoes":null', '"undoes":1')],
      [1, (text) => text.replace('"undoes":null', '"undoes":false')],
      [2, inFirstFormat],
    ];
    for (const [entry, forge] of forgeries) {
      const { code, output } = await verifyText(forge(grouped), '--key', key);
      expect([code, output]).toEqual([
        1,
        `Not authentic: entry ${entry} does not match its hash.\n`,
      ]);
    }
  });

  test('distinguishes errors from tampering', async () => {
    const other = log.replace('order-desk-log-2', 'order-desk-log-3');
    const troubles = [await run(), await run('a', 'b'), await run('none'), await verifyText(other)];
    expect(troubles.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(troubles[0]!.output).toContain('usage: node verify-log.mjs FILE [--key VERIFIERKEY]');
    expect(troubles[2]!.output).toContain('no such file');
  });
});
