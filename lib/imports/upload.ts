import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { Refusal } from '@/lib/errors';
import { unreadable } from './file/limits';
import * as messages from './file/messages';

/** In bytes: pasted rows are held in memory. */
const MOST_PASTED = 20_000_000;

const MOST_BYTES = 1_000_000_000;

export type Upload = {
  operationId: string;
  renderedFor: string | undefined;
  /** Null for pasted rows. */
  fileName: string | null;
  bytes: AsyncIterable<Uint8Array>;
  /** Drains the unread rest: browsers show a response only after sending everything. */
  discard: () => void;
};

/**
 * Resolves when the file begins, while the rest still arrives. Without a named file, uses the pasted rows.
 * @throws Refusal `out-of-date` for another form, `unreadable-file` if it is empty
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
      if (isTruncated) reject(unreadable(messages.tooManyPasted));
      fields[name] = value;
    });
    form.on('file', (name, file, fileName) => {
      // Readers get the error too; without a reader, as after a refusal, it must not end the process.
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
        bytes: readToEnd(file),
        discard: () => file.resume(),
      });
    });
    form.on('finish', () => {
      const { operationId = '', rows = '' } = fields;
      if (rows.trim() === '') reject(unreadable(messages.noFile));
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

/** Null if the content type has no boundary. */
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

/** @throws Refusal `unreadable-file` if the upload breaks off or is too large */
async function* readToEnd(file: Readable & { truncated?: boolean }): AsyncGenerator<Uint8Array> {
  try {
    yield* file.iterator({ destroyOnReturn: false });
  } catch {
    throw unreadable(messages.interrupted);
  }
  if (file.truncated) throw unreadable(messages.tooLarge);
}
