import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

export type Verifier = { name: string; publicKey: KeyObject };

/** The signature type byte for Ed25519. */
const ED25519 = Buffer.of(1);

/** In bytes. */
const ID_LENGTH = 4;

const SIGNATURE = /^— (?<name>[^\s+]+) (?<signature>\S+)$/;
const VERIFIER_KEY = /^(?<name>[^\s+]+)\+(?<id>[0-9a-f]{8})\+(?<key>\S+)$/;

/** Format: https://c2sp.org/signed-note. Each line of `text` must end with a newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  const id = keyId({ name, publicKey: createPublicKey(privateKey) });
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Null without a valid signature of this key; other signatures are ignored. */
export function openNote(note: string, verifier: Verifier): string | null {
  const end = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, end);
  const lines = note.slice(end + 1).split('\n');
  if (end === 0 || lines.pop() !== '') return null;
  const isSigned = lines.some((line) => isSignature(line, text, verifier));
  return isSigned ? text : null;
}

/** One line: NAME+KEYID+KEY. */
export function verifierKey(verifier: Verifier): string {
  const key = Buffer.concat([ED25519, keyBytes(verifier.publicKey)]).toString('base64');
  return `${verifier.name}+${keyId(verifier).toString('hex')}+${key}`;
}

export function parseVerifierKey(text: string): Verifier | null {
  const { name = '', id, key = '' } = VERIFIER_KEY.exec(text)?.groups ?? {};
  const bytes = decode(key);
  if (bytes.length !== 33 || !bytes.subarray(0, 1).equals(ED25519)) return null;
  const x = bytes.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return keyId({ name, publicKey }).toString('hex') === id ? { name, publicKey } : null;
}

function isSignature(line: string, text: string, { name, publicKey }: Verifier): boolean {
  const groups = SIGNATURE.exec(line)?.groups;
  if (groups?.name !== name) return false;
  const bytes = decode(groups.signature ?? '');
  return (
    bytes.subarray(0, ID_LENGTH).equals(keyId({ name, publicKey })) &&
    verify(null, Buffer.from(text), publicKey, bytes.subarray(ID_LENGTH))
  );
}

/** Empty unless canonical base64, so that a signature has one spelling. */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : Buffer.alloc(0);
}

function keyId({ name, publicKey }: Verifier): Buffer {
  const key = createHash('sha256').update(`${name}\n`).update(ED25519).update(keyBytes(publicKey));
  return key.digest().subarray(0, ID_LENGTH);
}

function keyBytes(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}
