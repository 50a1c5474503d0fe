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

/** Pads sizes so that names sort by size. */
const DIGITS = 10;
const EXTENSION = '.note';

function notePath(
  folder: string,
  { workspaceId, size }: Pick<Checkpoint, 'workspaceId' | 'size'>,
): string {
  // Path traversal: a tampered ID must not lead out of the folder.
  if (!/^[\w-]+$/.test(workspaceId)) throw new Error(`${workspaceId} is no key of a workspace.`);
  return path.join(folder, workspaceId, String(size).padStart(DIGITS, '0') + EXTENSION);
}

/** Throws a one-sentence error. */
export function makeFolder(folder: string): void {
  withExplanation(folder, 'written', () => mkdirSync(folder, { recursive: true }));
}

/** Atomic. False when a note of this size already exists. Throws a one-sentence error. */
export function writeNote(folder: string, checkpoint: Checkpoint, privateKey: KeyObject): boolean {
  const file = notePath(folder, checkpoint);
  return withExplanation(folder, 'written', () => {
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

/** Earlier notes stay listed, so that a missing one is noticed. Throws a one-sentence error. */
export function writeList(folder: string, listed: NoteList, privateKey: KeyObject): void {
  const list = new Map(listed);
  const verifier = verifierOf(privateKey);
  for (const place of notesIn(folder)) {
    if (list.has(place.join('/'))) continue;
    const note = readNote(folder, place);
    // Notes with a foreign signature are reported, not listed.
    if (openCheckpoint(note, verifier)) list.set(place.join('/'), noteHash(note));
  }
  if (list.size === listed.size) return;
  withExplanation(folder, 'written', () =>
    writeWhole(path.join(folder, LIST_NAME), signList(list, privateKey)),
  );
}

/** `list` is null unless signed by this key. Throws a one-sentence error. */
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
  return withExplanation(folder, 'read', () => readFileSync(path.join(folder, ...place), 'utf8'));
}

function readList(folder: string, verifier: Verifier): NoteList | null {
  const file = path.join(folder, LIST_NAME);
  if (!existsSync(file)) return null;
  return openList(
    withExplanation(folder, 'read', () => readFileSync(file, 'utf8')),
    verifier,
  );
}

function notesIn(folder: string): [workspaceId: string, name: string][] {
  const list = (...names: string[]) =>
    withExplanation(folder, 'read', () =>
      readdirSync(path.join(folder, ...names), { withFileTypes: true }),
    );
  return list()
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: workspaceId }) =>
      list(workspaceId)
        .filter(({ name }) => name.endsWith(EXTENSION))
        .map(({ name }): [string, string] => [workspaceId, name]),
    );
}

function withExplanation<T>(folder: string, how: keyof typeof REMEDIES, action: () => T): T {
  try {
    return action();
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
