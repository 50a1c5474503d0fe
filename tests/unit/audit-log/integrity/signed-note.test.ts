import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  openNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from '@/lib/audit-log/integrity/signed-note';

// The example in the documentation of golang.org/x/mod/sumdb/note, the first implementation of the format.
const NAME = 'PeterNeumann';
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const NOTE = `${TEXT}\n${LINE}`;

/** PKCS #8 of an Ed25519 key is this and the 32 bytes; the first byte of the seed above says which kind of key it is. */
const PREFIX = '302e020100300506032b657004220420';

function privateKeyOf(seed: string): KeyObject {
  const key = Buffer.concat([Buffer.from(PREFIX, 'hex'), Buffer.from(seed, 'base64').subarray(1)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

const verifier = parseVerifierKey(VERIFIER)!;

test('a note is signed as the documentation of the format shows it', () => {
  expect(signNote(TEXT, NAME, privateKeyOf(SEED))).toBe(NOTE);
});

test('a verifier key is written as the documentation of the format shows it', () => {
  expect(verifierKey({ name: NAME, publicKey: createPublicKey(privateKeyOf(SEED)) })).toBe(
    VERIFIER,
  );
  expect(verifierKey(verifier)).toBe(VERIFIER);
});

test('a signed note opens, even with other signatures', () => {
  const other =
    '— witness.example/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ\n';
  expect(openNote(NOTE, verifier)).toBe(TEXT);
  expect(openNote(`${TEXT}\n${other}${LINE}`, verifier)).toBe(TEXT);
  expect(openNote(`${TEXT}\n${LINE}${other}`, verifier)).toBe(TEXT);
});

test('a note with any byte changed does not open', () => {
  const bytes = Buffer.from(NOTE);
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index]! ^= 1;
    expect([index, openNote(changed.toString(), verifier)]).toEqual([index, null]);
  }
});

test.each([
  ['nothing', ''],
  ['a text without a signature', TEXT],
  ['a signature without a text', `\n${LINE}`],
  ['one line feed between text and signature', TEXT + LINE],
  ['no line feed at the end', NOTE.slice(0, -1)],
  ['something after the signature', `${NOTE}more`],
  ['the same signature in another base64', NOTE.replace('JnAM=', 'JnAN=')],
  ['another name', NOTE.replace('— PeterNeumann', '— PeterNewman')],
])('%s does not open', (_, note) => {
  expect(openNote(note, verifier)).toBeNull();
});

test('a note does not open with another key', () => {
  const other = parseVerifierKey(
    verifierKey({
      name: NAME,
      publicKey: createPublicKey(privateKeyOf(SEED.replace('AYEK', 'AYEL'))),
    }),
  )!;
  expect(openNote(NOTE, other)).toBeNull();
});

test.each([
  '',
  'PeterNeumann',
  VERIFIER.replace('c74f20a3', 'c74f20a4'),
  VERIFIER.replace('ARpc', 'AhpC'),
  VERIFIER.slice(0, -4),
  `${VERIFIER} `,
])('%j is not a verifier key', (text) => {
  expect(parseVerifierKey(text)).toBeNull();
});
