import 'server-only';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SIGNER } from './checkpoint';
import { parseVerifierKey, type Verifier } from './signed-note';

/** Creates the file if missing, readable by this user only. Throws a one-sentence error. */
export function signingKey(file: string): KeyObject {
  const pem = read(file) ?? make(file);
  return ed25519(file, () => createPrivateKey(pem));
}

export function verifierOf(privateKey: KeyObject): Verifier {
  return { name: SIGNER, publicKey: createPublicKey(privateKey) };
}

/** A verifier key, or an Ed25519 key in PEM, public or private. Throws a one-sentence error. */
export function readVerifier(file: string): Verifier {
  const text = read(file);
  if (text === null) {
    throw new Error(
      `There is no key in ${file}: name the file with the key of the checkpoints by --key FILE.`,
    );
  }
  return (
    parseVerifierKey(text.trim()) ?? {
      name: SIGNER,
      publicKey: ed25519(file, () => createPublicKey(text)),
    }
  );
}

/** Null when the file doesn't exist. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new Error(`The key file ${file} cannot be read (${code}): let this user read it.`);
  }
}

/** Atomic: when several processes create the file, one wins and all read its key. */
function make(file: string): string {
  const temporary = `${file}.${process.pid}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    linkSync(temporary, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new Error(
        `The key file ${file} cannot be made (${code}): let this user write its folder, or name another file by CHECKPOINT_KEY_FILE.`,
      );
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function ed25519(file: string, parse: () => KeyObject): KeyObject {
  const key = attempt(parse);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`The file ${file} holds no Ed25519 key: put one there, or name another file.`);
}

function attempt(parse: () => KeyObject): KeyObject | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
