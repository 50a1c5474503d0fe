// Verifies a log that was downloaded from the order desk:
//
//   node verify-log.mjs FILE [--key VERIFIERKEY]
//
// It needs Node 18 or later and nothing else: no package, no database, no network. What it recomputes, line by line:
// - that entry 1, 2, 3 … are all there, each naming the hash of the one before it (the first one: 64 zeros);
// - that the hash of each is SHA-256 of its fields, so that not one character was changed;
// - that a checkpoint, signed with the key, vouches for exactly this many entries and for the hash of the last.
// Exit code 0: intact. 1: not to be believed. 2: it could not be verified.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';

const HEADER = ['format', 'workspaceId', 'size', 'checkpoint', 'key'];
/** The fields of an entry as they are hashed, after the format and the previous hash. */
const HASHED = [
  ...['id', 'workspaceId', 'seq', 'at', 'actorId', 'actorName', 'action'],
  ...['orderDbId', 'orderId', 'orderVersion', 'changes', 'operationId', 'requestHash'],
];
/** What an entry tells and how it is hashed, in the two formats that there are. */
const PLAIN = 'order-desk-log-1';
const EXTENDED = 'order-desk-log-2';
/** Null both where an entry is hashed in the plain format, which a file in that format does not even mention. */
const EXTENSION = ['groupId', 'undoes'];
/** The fields of an entry in a file of each format. */
const ENTRY = {
  [PLAIN]: [...HASHED, 'previousHash', 'hash'],
  [EXTENDED]: [...HASHED, 'previousHash', 'hash', ...EXTENSION],
};

/** The file is not to be believed; anything else that is thrown means that it could not be verified. */
class Disbelief extends Error {}

try {
  const { file, givenKey } = parameters();
  const { workspaceId, size, key, at } = await verifyFile(file, givenKey);
  console.log(`Intact: ${size} entries of workspace ${workspaceId}, as signed on ${at}.`);
  console.log(
    givenKey
      ? 'The signature is by the key that you gave.'
      : `The key was taken from the file, where anyone could have put their own. Compare it with the one you know:\n${key}`,
  );
} catch (error) {
  const isDisbelief = error instanceof Disbelief;
  console.error(isDisbelief ? `Not to be believed: ${error.message}` : String(error));
  process.exitCode = isDisbelief ? 1 : 2;
}

function parameters() {
  const [file, option, givenKey, ...more] = process.argv.slice(2);
  const isKeyed = option === '--key' && givenKey && more.length === 0;
  if (file && (!option || isKeyed)) return { file, givenKey };
  throw new Error('usage: node verify-log.mjs FILE [--key VERIFIERKEY]');
}

/**
 * @param {string} file
 * @param {string | undefined} givenKey
 */
async function verifyFile(file, givenKey) {
  const lines = linesOf(file);
  const header = parse((await lines.next()).value ?? '', HEADER, 'the first line');
  const { format, workspaceId, size, checkpoint: note, key } = header;
  const fields = Object.hasOwn(ENTRY, format) ? ENTRY[format] : undefined;
  if (!fields) throw new Error(`It is a log in another format than ${PLAIN} and ${EXTENDED}.`);
  if (givenKey && givenKey !== key) throw new Disbelief('it names another key than yours.');
  const checkpoint = openCheckpoint(note, key);
  if (checkpoint.workspaceId !== workspaceId || checkpoint.size !== size) {
    throw new Disbelief('its checkpoint is that of another log, or of another size of it.');
  }
  let count = 0;
  let hash = '0'.repeat(64);
  for await (const line of lines) {
    count += 1;
    const name = `entry ${count}`;
    const entry = parse(line, fields, name);
    if (entry.seq !== count) throw new Disbelief(`${name} is missing.`);
    if (entry.workspaceId !== workspaceId) throw new Disbelief(`${name} is of another log.`);
    if (entry.previousHash !== hash) throw new Disbelief(`${name} follows another.`);
    hash = hashOf(entry, hash);
    if (entry.hash !== hash) throw new Disbelief(`${name} is not what was hashed.`);
  }
  if (count !== size) throw new Disbelief(`${size} entries were signed, and it has ${count}.`);
  if (hash !== checkpoint.hash) throw new Disbelief('another last entry was signed.');
  return { workspaceId, size, key, at: checkpoint.at };
}

/**
 * An entry that belongs to a group of changes, or takes another one back, is hashed with that; every other one without.
 * @param {Record<string, any>} entry
 * @param {string} previousHash
 */
function hashOf(entry, previousHash) {
  const isPlain = EXTENSION.every((field) => (entry[field] ?? null) === null);
  const hashed = (isPlain ? HASHED : [...HASHED, ...EXTENSION]).map((field) => entry[field]);
  const bytes = JSON.stringify([isPlain ? PLAIN : EXTENDED, previousHash, ...hashed]);
  return sha256(bytes).toString('hex');
}

/**
 * The lines of a file, split at line feeds only, because other separators of lines may stand within a text.
 * @param {string} file
 */
async function* linesOf(file) {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Disbelief('it ends in the middle of a line.');
}

/**
 * The object in a line that has exactly these fields, written in the one way in which it was written first.
 * @param {string} line
 * @param {string[]} fields
 * @param {string} name
 * @returns {Record<string, any>}
 */
function parse(line, fields, name) {
  try {
    const value = JSON.parse(line);
    if (JSON.stringify(value) === line && Object.keys(value).join() === fields.join()) return value;
  } catch {
    // Said below.
  }
  throw new Disbelief(`${name} is not as it was written.`);
}

/**
 * What the checkpoint says, a note in the format of https://c2sp.org/tlog-checkpoint, if the key has signed it.
 * @param {string} note
 * @param {string} key NAME+KEYID+KEY: the first four bytes of a hash, and the algorithm (1 is Ed25519) with the public key
 */
function openCheckpoint(note, key) {
  const [, name, keyId, keyText = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key) ?? [];
  const keyBytes = decode(keyText);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), keyBytes])).subarray(0, 4);
  if (keyBytes.length !== 33 || keyBytes[0] !== 1 || id.toString('hex') !== keyId) {
    throw new Disbelief(`${key} is no verifier key.`);
  }
  const [, text = '', workspaceId, size, root = '', at, signer, signed = ''] =
    /^(order-desk\/(\S+)\n(\d+)\n(\S+)\n(\S+)\n)\n— (\S+) (\S+)\n$/.exec(note) ?? [];
  const x = keyBytes.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signature = decode(signed);
  const isSigned =
    signer === name &&
    signature.subarray(0, 4).equals(id) &&
    verify(null, Buffer.from(text), publicKey, signature.subarray(4));
  if (!isSigned) throw new Disbelief('its checkpoint is not signed with the key.');
  return { workspaceId, size: Number(size), hash: decode(root).toString('hex'), at };
}

/**
 * The bytes that base64 stands for; none where another text would stand for the same.
 * @param {string} text
 */
function decode(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : Buffer.alloc(0);
}

/** @param {string | Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest();
}
