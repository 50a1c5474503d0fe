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
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, signCheckpoint(checkpoint, privateKey));
    renameSync(temporary, file);
    return true;
  });
}

/**
 * All notes in a folder: what those say that the verifier's key has signed, and which of them are not to be believed.
 * @throws Error with one sentence when they cannot be read
 */
export function readNotes(
  folder: string,
  verifier: Verifier,
): { checkpoints: Checkpoint[]; tamperings: Tampering[] } {
  const checkpoints: Checkpoint[] = [];
  const tamperings: Tampering[] = [];
  for (const [workspaceId, name] of notesIn(folder)) {
    const file = path.join(folder, workspaceId, name);
    const checkpoint = openCheckpoint(
      explaining(folder, 'read', () => readFileSync(file, 'utf8')),
      verifier,
    );
    if (checkpoint && notePath(folder, checkpoint) === file) {
      checkpoints.push(checkpoint);
      continue;
    }
    const about = checkpoint
      ? `the note ${name} is about another log, or another size of it`
      : `the note ${name} does not have the signature of the key`;
    tamperings.push({ workspaceId, seq: null, kind: 'checkpoint', about });
  }
  return { checkpoints, tamperings };
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
