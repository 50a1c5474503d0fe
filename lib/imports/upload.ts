import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { Refusal } from '@/lib/errors';

/** Pasted rows are held in memory while they come, so there can only be so many, in bytes. */
const MOST_PASTED = 20_000_000;

/** In a file, in bytes. */
const MOST_BYTES = 1_000_000_000;

/** A form with a file, as far as it has come when its rows begin. */
export type Upload = {
  operationId: string;
  /** For which user the form was rendered. */
  renderedFor: string | undefined;
  /** Null where the rows were pasted. */
  fileName: string | null;
  bytes: AsyncIterable<Uint8Array>;
  /** Takes in what nobody has read: only then a browser hears why. */
  discard: () => void;
};

/**
 * The form of the page of imports, read as it comes: its file is handed on while the rest is still on its way. Without a
 * file, or with one that has no name, it is what was pasted.
 * @throws Refusal `out-of-date` where it is no such form, `unreadable-file` where there is nothing in it
 */
export function readUpload(
  headers: Headers,
  body: ReadableStream<Uint8Array> | null,
): Promise<Upload> {
  const contentType = headers.get('content-type');
  if (!contentType?.startsWith('multipart/form-data') || !body) {
    return Promise.reject(new Refusal('out-of-date', {}));
  }
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const form = newForm(contentType);
    if (!form) return reject(new Refusal('out-of-date', {}));
    let opened: Readable | undefined;
    form.on('field', (name, value, _nameTruncated, isTruncated) => {
      if (isTruncated) {
        const reason =
          'These are more rows than can be pasted. Save them as a file, and choose that.';
        reject(new Refusal('unreadable-file', { reason }));
      }
      fields[name] = value;
    });
    form.on('file', (name, file, fileName) => {
      // Whoever reads it hears of this too; where nobody does, as after a refusal, it must not end the process.
      file.on('error', () => undefined);
      if (name !== 'file' || !fileName) {
        file.resume();
        return;
      }
      opened = file;
      resolve({
        operationId: fields.operationId ?? '',
        renderedFor: fields[RENDERED_FOR],
        fileName,
        bytes: toItsEnd(file),
        discard: () => file.resume(),
      });
    });
    form.on('finish', () => {
      const { operationId = '', rows = '' } = fields;
      if (rows.trim() === '') {
        const reason = 'There is no file. Choose one, or paste rows.';
        reject(new Refusal('unreadable-file', { reason }));
      }
      resolve({
        operationId,
        renderedFor: fields[RENDERED_FOR],
        fileName: null,
        bytes: Readable.from([Buffer.from(rows)]),
        discard: () => undefined,
      });
    });
    pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form).catch(
      (error: Error) => {
        opened?.destroy(error);
        reject(new Refusal('out-of-date', {}));
      },
    );
  });
}

/** Null where the type lacks what divides the parts. */
function newForm(contentType: string): Busboy | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fields: 4, files: 1, fieldSize: MOST_PASTED, fileSize: MOST_BYTES },
    });
  } catch {
    return null;
  }
}

/** The bytes of a file. What breaks off on its way is refused. */
async function* toItsEnd(file: Readable & { truncated?: boolean }): AsyncGenerator<Uint8Array> {
  try {
    yield* file.iterator({ destroyOnReturn: false });
  } catch {
    const reason = 'Not all of this file has come. Send it again.';
    throw new Refusal('unreadable-file', { reason });
  }
  if (!file.truncated) return;
  const reason = 'This file has more than a gigabyte. Split it, then import the parts.';
  throw new Refusal('unreadable-file', { reason });
}
