import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import {
  isReadable,
  possibleEncodings,
  readCell,
  type CellEncoding,
  type StoredText,
} from '@/lib/imports/file/cell-encoding';
import { recogniseEncoding } from '@/lib/imports/file/recognise-encoding';
import { headerKey } from '@/lib/imports/layouts/header-key';
import { parseFormat } from './stored';

type StoredFile = {
  format: StoredText;
  /** The rows among which the header is found, as stored. */
  head: readonly (readonly string[])[];
  /** Different ones beyond ASCII. */
  cells: readonly string[];
};

/** That of the last file with the same header if it fits, else as recognised; null if as stored. */
export async function findEncoding(actor: Actor, file: StoredFile): Promise<CellEncoding | null> {
  if (file.cells.length === 0) return null;
  return (await earlierEncoding(actor, file)) ?? recogniseEncoding(file.cells, file.format);
}

async function earlierEncoding(
  { workspaceId }: Actor,
  { format, head, cells }: StoredFile,
): Promise<CellEncoding | null> {
  const keysIn = (encoding: CellEncoding) =>
    head.map((row) => headerKey(row.map((cell) => readCell(cell, encoding))));
  const keys = new Set(possibleEncodings(format).flatMap(keysIn));
  const earlier = await db().import.findFirst({
    where: { workspaceId, headerKey: { in: [...keys] }, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { headerKey: true, format: true },
  });
  if (!earlier) return null;
  const { encoding, readAs } = parseFormat(earlier.format);
  const isUsable =
    encoding === format.encoding &&
    readAs !== null &&
    possibleEncodings(format).includes(readAs) &&
    keysIn(readAs).includes(earlier.headerKey!);
  return isUsable && canRead(cells, readAs) ? readAs : null;
}

function canRead(cells: readonly string[], encoding: CellEncoding): boolean {
  if (encoding === 'utf-8-twice') return cells.some((cell) => readCell(cell, encoding) !== cell);
  const texts = cells.map((cell) => readCell(cell, encoding));
  return texts.every(isReadable) && texts.filter(isMixed).length <= texts.length / 2;
}

/** As "Kдthe" is, which is German and was read as Cyrillic. */
function isMixed(text: string): boolean {
  return /[a-z][\p{sc=Cyrl}\p{sc=Grek}]|[\p{sc=Cyrl}\p{sc=Grek}][a-z]/iu.test(text);
}

const MOST_SAMPLES = 3;
/** In characters as stored, of which one letter may take several. */
const SAMPLE_LENGTH = 200;

/** Stored cells that differ between the encodings that the file may be in. */
export function encodingSamples({ format, cells }: Omit<StoredFile, 'head'>): string[] {
  const possible = possibleEncodings(format);
  const different = cells.filter((cell) => possible.some((name) => readCell(cell, name) !== cell));
  const short = different.filter((cell) => cell.length <= SAMPLE_LENGTH);
  return short.length > 0 ? short.slice(0, MOST_SAMPLES) : different.slice(0, 1);
}

type EncodingChoice = {
  encoding: CellEncoding;
  /** As they read in this encoding. */
  samples: readonly string[];
};

export type EncodingChoices = { choices: EncodingChoice[]; chosen: CellEncoding };

/** The chosen encoding, and those that can read the samples. Null if there is nothing to choose. */
export function encodingChoices(
  format: StoredText & { samples: readonly string[]; readAs: CellEncoding | null },
): EncodingChoices | null {
  const possible = possibleEncodings(format);
  if (format.samples.length === 0 || possible.length === 0) return null;
  const chosen = format.readAs ?? possible[0]!;
  const choices = possible.map((encoding) => ({
    encoding,
    samples: format.samples.map((sample) => readCell(sample, encoding)),
  }));
  return {
    chosen,
    choices: choices.filter(
      ({ encoding, samples }) => encoding === chosen || samples.every(isReadable),
    ),
  };
}
