import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readVerifier, signingKey, verifierOf } from '@/lib/audit-log/integrity/checkpoint-key';
import { verifierKey } from '@/lib/audit-log/integrity/signed-note';

const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = (content?: string | Buffer) => {
  const file = path.join(folder, String(++files), 'key.pem');
  if (content === undefined) return file;
  const there = path.join(folder, `${files}.pem`);
  writeFileSync(there, content);
  return there;
};

test('a key is made once, in a file that this user alone may read', () => {
  const file = newFile();
  const made = signingKey(file);
  expect(made.asymmetricKeyType).toBe('ed25519');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(signingKey(file).equals(made)).toBe(true);
});

test('when many processes create a key at once, all get the same', async () => {
  const file = newFile();
  const keys = await Promise.all(
    Array.from({ length: 20 }, async () => verifierKey(verifierOf(signingKey(file)))),
  );
  expect(new Set(keys).size).toBe(1);
});

test('a verifier is read from its one-line form and from PEM, public or private', () => {
  const file = newFile();
  const verifier = verifierOf(signingKey(file));
  const line = verifierKey(verifier);
  const publicPem = verifier.publicKey.export({ type: 'spki', format: 'pem' });
  for (const holder of [file, newFile(`${line}\n`), newFile(publicPem)]) {
    expect(verifierKey(readVerifier(holder))).toBe(line);
  }
});

test('openssl accepts our key', () => {
  const file = newFile();
  const { publicKey } = verifierOf(signingKey(file));
  const output = execFileSync('openssl', ['pkey', '-in', file, '-pubout', '-outform', 'DER']);
  expect(output.equals(publicKey.export({ type: 'spki', format: 'der' }))).toBe(true);
});

test('reading a verifier creates no file', () => {
  const file = newFile();
  expect(() => readVerifier(file)).toThrow(
    `There is no key in ${file}: name the file with the key of the checkpoints by --key FILE.`,
  );
});

test('a key that is not Ed25519 fails with one sentence', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const content of ['', 'nonsense', pem, readFileSync('package.json')]) {
    const file = newFile(content);
    const sentence = `The file ${file} holds no Ed25519 key: put one there, or name another file.`;
    expect(() => signingKey(file)).toThrow(new Error(sentence));
    expect(() => readVerifier(file)).toThrow(new Error(sentence));
  }
  expect(() => signingKey(folder)).toThrow(/^The key file .* cannot be read \(EISDIR\)/);
  const inAFile = path.join(newFile('a file'), 'key.pem');
  expect(() => signingKey(inAFile)).toThrow(/^The key file .* cannot be (read|made) \(ENOTDIR\)/);
});
