import { createHash, type KeyObject } from 'node:crypto';
import { SIGNER } from './checkpoint';
import { openNote, signNote, type Verifier } from './signed-note';

export const LIST_NAME = 'notes.list';

const ORIGIN = 'order-desk/notes';
const LINE = /^(?<file>[\w-]+\/\d+\.note) (?<hash>[0-9a-f]{64})$/;

/** Path within the folder → SHA-256 of the note. */
export type NoteList = Map<string, string>;

/** The signed count and hashes reveal a missing note. */
export function signList(list: NoteList, privateKey: KeyObject): string {
  const lines = [...list].sort().map(([file, hash]) => `${file} ${hash}\n`);
  return signNote(`${ORIGIN}\n${list.size}\n${lines.join('')}`, SIGNER, privateKey);
}

/** Null without a valid signature of this key. */
export function openList(note: string, verifier: Verifier): NoteList | null {
  const [origin, size, ...lines] = openNote(note, verifier)?.trimEnd().split('\n') ?? [];
  const entries = lines.map((line): [string, string] => {
    const { file = '', hash = '' } = LINE.exec(line)?.groups ?? {};
    return [file, hash];
  });
  if (origin !== ORIGIN || size !== String(entries.length)) return null;
  return entries.some(([file]) => file === '') ? null : new Map(entries);
}

export function noteHash(note: string): string {
  return createHash('sha256').update(note).digest('hex');
}
