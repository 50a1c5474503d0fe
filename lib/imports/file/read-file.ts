import { createHash } from 'node:crypto';
import { MOST_WORKBOOK_BYTES, readWorkbook } from '@/lib/imports/workbook/workbook';
import { newDecoder } from './encoding';
import { unreadable } from './limits';
import * as messages from './messages';
import { newRecords, type Records, type Row } from './records';
import { findSeparator } from './separator';
import { isZip, refuseKnownBinary, refuseOtherText, refuseZeros } from './signatures';

/** Rows and characters per batch, so that long rows take no more memory than short ones. */
const BATCH = 500;
const BATCH_CHARACTERS = 1_000_000;

/** `hash` is the SHA-256 of the bytes, in hex. Workbooks have neither encoding nor separator. */
export type Outcome = {
  encoding: string;
  separator: string;
  hash: string;
  bytes: number;
  workbook?: StoredWorkbook;
};

/** All of its bytes, the sheet that was read, and all sheets with rows. */
export type StoredWorkbook = { bytes: Uint8Array; sheet: string; sheets: string[] };

export type FileReading = {
  /** Returning early closes the source. */
  batches: AsyncGenerator<Row[]>;
  outcome: () => Outcome;
};

/**
 * Reads text in constant memory, and Excel workbooks of up to 5 MB.
 * @throws Refusal `unreadable-file` while reading batches, `busy` if too many workbooks are read, and errors of `bytes`
 */
export function readFile(bytes: AsyncIterable<Uint8Array>): FileReading {
  let outcome: () => Outcome = unfinished;

  async function* batches(): AsyncGenerator<Row[]> {
    const all = pieces(bytes);
    const first = await all.next();
    const read = first.value && isZip(first.value) ? readZip : readText;
    const reading = read(withFirst(first, all));
    yield* reading.batches;
    outcome = reading.outcome;
  }

  return { batches: batches(), outcome: () => outcome() };
}

function unfinished(): never {
  throw new Error('The file has not been read to its end yet.');
}

async function* withFirst<T>(
  first: IteratorResult<T, unknown>,
  rest: AsyncGenerator<T>,
): AsyncGenerator<T> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

function readZip(bytes: AsyncIterable<Uint8Array>): FileReading {
  let outcome: Outcome | null = null;

  async function* batches(): AsyncGenerator<Row[]> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const piece of bytes) {
      size += piece.length;
      if (size > MOST_WORKBOOK_BYTES) throw unreadable(messages.tooLargeWorkbook);
      parts.push(piece);
    }
    const all = Buffer.concat(parts);
    const { sheet, sheets, batches } = await readWorkbook(all, null);
    yield* batches();
    outcome = {
      ...{ encoding: '', separator: '', bytes: size, workbook: { bytes: all, sheet, sheets } },
      hash: createHash('sha256').update(all).digest('hex'),
    };
  }

  return { batches: batches(), outcome: () => outcome ?? unfinished() };
}

function readText(bytes: AsyncIterable<Uint8Array>): FileReading {
  const decoder = newDecoder();
  const hash = createHash('sha256');
  let size = 0;
  let separator = ',';
  let outcome: Outcome | null = null;

  async function* texts(): AsyncGenerator<string> {
    for await (const piece of bytes) {
      if (size === 0) refuseKnownBinary(piece);
      hash.update(piece);
      size += piece.length;
      const text = decoder.add(piece);
      if (text !== '') yield text;
    }
    const last = decoder.end();
    if (last !== '') yield last;
  }

  async function* rows(): AsyncGenerator<Row[]> {
    let records: Records | null = null;
    for await (const text of texts()) {
      refuseZeros(text);
      if (!records) {
        refuseOtherText(text);
        separator = findSeparator(text);
        records = newRecords(separator);
      }
      yield await records.add(text);
    }
    if (records) yield await records.end();
  }

  async function* batches(): AsyncGenerator<Row[]> {
    let waiting: Row[] = [];
    let characters = 0;
    let isEmpty = true;
    for await (const found of rows()) {
      isEmpty &&= found.length === 0;
      for (const row of found) {
        waiting.push(row);
        characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
        if (waiting.length < BATCH && characters < BATCH_CHARACTERS) continue;
        yield waiting;
        [waiting, characters] = [[], 0];
      }
    }
    if (isEmpty) throw unreadable(messages.empty);
    if (waiting.length > 0) yield waiting;
    outcome = { encoding: decoder.encoding(), separator, hash: hash.digest('hex'), bytes: size };
  }

  return {
    batches: batches(),
    outcome: () => outcome ?? unfinished(),
  };
}

/** In bytes: enough to detect the encoding and the separator in the first piece. */
const PIECE = 65_536;

/** Equal pieces of {@link PIECE} bytes except the last. Returning early closes the source. */
async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    let rest: Uint8Array = Buffer.concat(parts);
    for (; rest.length >= PIECE; rest = rest.subarray(PIECE)) yield rest.subarray(0, PIECE);
    parts = [rest];
    length = rest.length;
  }
  if (length > 0) yield Buffer.concat(parts);
}
