import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  openCheckpoint,
  signCheckpoint,
  type Checkpoint,
} from '@/lib/audit-log/integrity/checkpoint';
import { signNote } from '@/lib/audit-log/integrity/signed-note';

const { privateKey } = generateKeyPairSync('ed25519');
const verifier = { name: 'order-desk', publicKey: createPublicKey(privateKey) };

const checkpoint: Checkpoint = {
  workspaceId: '01a2045f-2727-735d-a728-b9ff0252822e',
  size: 1_204,
  hash: 'cce831734d669b4e26042a8e0d4a6f2e61a5e2a7c4a5b1c7b5a4f2f1d1e3a590',
  at: '2026-11-22T17:47:56.172Z',
};

test('a checkpoint has origin, size, hash in base64, time and signature, one per line', () => {
  const [origin, size, root, at, blank, signature, end] = signCheckpoint(
    checkpoint,
    privateKey,
  ).split('\n');
  expect([origin, size, at, blank, end]).toEqual([
    'order-desk/01a2045f-2727-735d-a728-b9ff0252822e',
    '1204',
    '2026-11-22T17:47:56.172Z',
    '',
    '',
  ]);
  expect(Buffer.from(root!, 'base64').toString('hex')).toBe(checkpoint.hash);
  expect(signature).toMatch(/^— order-desk [\w+/]{91}=$/);
});

test('an opened checkpoint has the values that were signed', () => {
  const empty = { ...checkpoint, size: 0, hash: '0'.repeat(64) };
  for (const signed of [checkpoint, empty]) {
    expect(openCheckpoint(signCheckpoint(signed, privateKey), verifier)).toEqual(signed);
  }
});

test.each([
  ['of another origin', 'elsewhere/1\n5\n'],
  ['of a size that is no number', 'order-desk/1\nfive\n'],
  ['of a size with a zero before it', 'order-desk/1\n05\n'],
  ['that leads out of its folder', 'order-desk/../1\n5\n'],
])('a note %s is not a checkpoint, although it is signed', (_, start) => {
  const text = `${start}${Buffer.alloc(32).toString('base64')}\n${checkpoint.at}\n`;
  expect(openCheckpoint(signNote(text, 'order-desk', privateKey), verifier)).toBeNull();
});
