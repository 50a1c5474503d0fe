import 'server-only';
import type { KeyObject } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { openCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint';
import { verifierOf } from './checkpoint-key';
import { LIST_NAME, noteHash, openList, signList, type NoteList } from './checkpoint-list';
import type { Verifier } from './signed-note';
import type { Tampering } from './tampering';

/** Digits of a size in a name, so that names sort like sizes. */
const DIGITS = 10;
const ENDING = '.note';

/** Where in a folder of notes the one about this size of a workspace's log stands. */
function notePath(
  folder: string,
  { workspaceId, size }: Pick<Checkpoint, 'workspaceId' | 'size'>,
): string {
  // A key that was tampered with must not lead out of the folder.
  if (!/^[\w-]+$/.test(workspaceId)) throw new Error(`${workspaceId} is no key of a workspace.`);
  return path.join(folder, workspaceId, String(size).padStart(DIGITS, '0') + ENDING);
}

/** Makes the folder of notes, unless it is there. Throws one sentence when that fails. */
export function makeFolder(folder: string): void {
  explaining(folder, 'written', () => mkdirSync(folder, { recursive: true }));
}

/**
 * Signs a checkpoint and keeps the note in a folder, at once and whole, unless one about this size is there already.
 * @returns whether it was written
 * @throws Error with one sentence when it cannot be written
 */
export function writeNote(folder: string, checkpoint: Checkpoint, privateKey: KeyObject): boolean {
  const file = notePath(folder, checkpoint);
  return explaining(folder, 'written', () => {
    if (existsSync(file)) return false;
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, signCheckpoint(checkpoint, privateKey));
    return true;
  });
}

function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/**
 * Signs the list of all notes in a folder, so that one that is missing later is seen. Notes that were listed before stay
 * listed.
 * @throws Error with one sentence when it cannot be written
 */
export function writeList(folder: string, listed: NoteList, privateKey: KeyObject): void {
  const list = new Map(listed);
  const verifier = verifierOf(privateKey);
  for (const place of notesIn(folder)) {
    if (list.has(place.join('/'))) continue;
    const note = readNote(folder, place);
    // One that the key has not signed is told, not taken for ours.
    if (openCheckpoint(note, verifier)) list.set(place.join('/'), noteHash(note));
  }
  if (list.size === listed.size) return;
  explaining(folder, 'written', () =>
    writeWhole(path.join(folder, LIST_NAME), signList(list, privateKey)),
  );
}

/**
 * Reads all notes in a folder: the checkpoints that the verifier's key has signed, and findings for notes that are
 * invalid, or are in the signed list but missing or changed. `list` is null if there is none, as in a folder from an older
 * version, or if the key has not signed it.
 * @throws Error with one sentence when they cannot be read
 */
export function readNotes(
  folder: string,
  verifier: Verifier,
): { checkpoints: Checkpoint[]; tamperings: Tampering[]; list: NoteList | null } {
  const checkpoints: Checkpoint[] = [];
  const tamperings: Tampering[] = [];
  const hashes: NoteList = new Map();
  const refused = new Set<string>();
  for (const place of notesIn(folder)) {
    const [workspaceId, name] = place;
    const note = readNote(folder, place);
    hashes.set(place.join('/'), noteHash(note));
    const checkpoint = openCheckpoint(note, verifier);
    if (checkpoint && notePath(folder, checkpoint) === path.join(folder, ...place)) {
      checkpoints.push(checkpoint);
      continue;
    }
    const about = checkpoint
      ? `the note ${name} is about another log, or another size of it`
      : `the note ${name} does not have the signature of the key`;
    tamperings.push({ workspaceId, seq: null, kind: 'checkpoint', about });
    refused.add(place.join('/'));
  }
  const list = readList(folder, verifier);
  for (const [file, hash] of list ?? []) {
    if (hashes.get(file) === hash || refused.has(file)) continue;
    const [workspaceId = '', name] = file.split('/');
    const about = `the note ${name} is ${hashes.has(file) ? 'not the one in the signed list' : 'missing'}`;
    tamperings.push({ workspaceId, seq: null, kind: 'checkpoint', about });
  }
  return { checkpoints, tamperings, list };
}

function readNote(folder: string, place: [string, string]): string {
  return explaining(folder, 'read', () => readFileSync(path.join(folder, ...place), 'utf8'));
}

/** The list of a folder; null where it has none, or one that the key has not signed. */
function readList(folder: string, verifier: Verifier): NoteList | null {
  const file = path.join(folder, LIST_NAME);
  if (!existsSync(file)) return null;
  return openList(
    explaining(folder, 'read', () => readFileSync(file, 'utf8')),
    verifier,
  );
}

/** The folder of a workspace and the name of a note in it, for every note. */
function notesIn(folder: string): [workspaceId: string, name: string][] {
  const list = (...names: string[]) =>
    explaining(folder, 'read', () =>
      readdirSync(path.join(folder, ...names), { withFileTypes: true }),
    );
  return list()
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: workspaceId }) =>
      list(workspaceId)
        .filter(({ name }) => name.endsWith(ENDING))
        .map(({ name }): [string, string] => [workspaceId, name]),
    );
}

function explaining<T>(folder: string, how: keyof typeof REMEDIES, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      `The checkpoints in ${folder} cannot be ${how} (${code}): name a folder ${REMEDIES[how]}.`,
    );
  }
}

const REMEDIES = {
  read: 'that npm run log:checkpoint has filled',
  written: 'that this user may write',
};
