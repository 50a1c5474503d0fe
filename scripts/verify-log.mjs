// Verifies a log that was downloaded from Order desk:
//
//   node verify-log.mjs FILE [--key VERIFIERKEY]
//
// It needs only Node 18 or later: no package, no database, no network. It verifies that:
// - entries 1, 2, 3 … are complete, and each contains the hash of the previous one (the first: 64 zeros);
// - the hash of each is the SHA-256 of its fields, so no character was changed;
// - a checkpoint signed with the key confirms this number of entries and the hash of the last one.
// Exit code 0: intact. 1: not authentic. 2: could not be verified.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';

const HEADER = ['format', 'workspaceId', 'size', 'checkpoint', 'key'];
/** The hashed fields of an entry, in order, after the format and the previous hash. */
const HASHED = [
  ...['id', 'workspaceId', 'seq', 'at', 'actorId', 'actorName', 'action'],
  ...['orderDbId', 'orderId', 'orderVersion', 'changes', 'operationId', 'requestHash'],
];
/** The two formats of files and hashes. */
const PLAIN = 'order-desk-log-1';
const EXTENDED = 'order-desk-log-2';
/** If both are null, an entry is hashed in the plain format. Files in the plain format lack them. */
const EXTENSION = ['groupId', 'undoes'];
/** The fields of an entry, by format of the file. */
const ENTRY = {
  [PLAIN]: [...HASHED, 'previousHash', 'hash'],
  [EXTENDED]: [...HASHED, 'previousHash', 'hash', ...EXTENSION],
};

/** The file is not what was signed. Any other error means that it could not be verified. */
class NotAuthentic extends Error {}

try {
  const { file, givenKey } = parameters();
  const { workspaceId, size, key, at } = await verifyFile(file, givenKey);
  console.log(`Intact: ${size} entries of workspace ${workspaceId}, as signed on ${at}.`);
  console.log(
    givenKey
      ? 'It is signed with the key that you gave.'
      : `The key is from the file itself, which anyone could have replaced. Compare it with the key that you know:\n${key}`,
  );
} catch (error) {
  const isNotAuthentic = error instanceof NotAuthentic;
  console.error(isNotAuthentic ? `Not authentic: ${error.message}` : String(error));
  process.exitCode = isNotAuthentic ? 1 : 2;
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
  if (!fields) throw new Error(`The format of the file is neither ${PLAIN} nor ${EXTENDED}.`);
  if (givenKey && givenKey !== key) throw new NotAuthentic('it contains another key than yours.');
  const checkpoint = openCheckpoint(note, key);
  if (checkpoint.workspaceId !== workspaceId || checkpoint.size !== size) {
    throw new NotAuthentic('its checkpoint is for another log or another number of entries.');
  }
  let count = 0;
  let hash = '0'.repeat(64);
  for await (const line of lines) {
    count += 1;
    const name = `entry ${count}`;
    const entry = parse(line, fields, name);
    if (entry.seq !== count) throw new NotAuthentic(`${name} is missing.`);
    if (entry.workspaceId !== workspaceId)
      throw new NotAuthentic(`${name} belongs to another log.`);
    if (entry.previousHash !== hash) throw new NotAuthentic(`${name} has another previous hash.`);
    hash = hashOf(entry, hash);
    if (entry.hash !== hash) throw new NotAuthentic(`${name} does not match its hash.`);
  }
  if (count !== size)
    throw new NotAuthentic(`its checkpoint is for ${size} entries, and it has ${count}.`);
  if (hash !== checkpoint.hash) throw new NotAuthentic('its checkpoint is for another last entry.');
  return { workspaceId, size, key, at: checkpoint.at };
}

/**
 * Entries that belong to a bulk action or import, or undo another entry, are hashed in the extended format.
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
 * Splits a file at line feeds only, because a text can contain other line separators.
 * @param {string} file
 */
async function* linesOf(file) {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new NotAuthentic('its last line is incomplete.');
}

/**
 * Parses a line, which must have exactly these fields in this order and be formatted as JSON.stringify does it.
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
    // Reported below.
  }
  throw new NotAuthentic(`${name} is not in the original format.`);
}

/**
 * Parses a checkpoint in the format of https://c2sp.org/tlog-checkpoint, and verifies that the key signed it.
 * @param {string} note
 * @param {string} key NAME+KEYID+KEY: the first four bytes of a hash, and the algorithm (1 is Ed25519) with the public key
 */
function openCheckpoint(note, key) {
  const [, name, keyId, keyText = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key) ?? [];
  const keyBytes = decode(keyText);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), keyBytes])).subarray(0, 4);
  if (keyBytes.length !== 33 || keyBytes[0] !== 1 || id.toString('hex') !== keyId) {
    throw new NotAuthentic(`${key} is not a verifier key.`);
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
  if (!isSigned) throw new NotAuthentic('its checkpoint is not signed with the key.');
  return { workspaceId, size: Number(size), hash: decode(root).toString('hex'), at };
}

/**
 * Decodes base64. Returns no bytes for a second spelling of the same bytes.
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
