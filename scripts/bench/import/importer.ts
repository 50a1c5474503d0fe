import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@/lib/db/id';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { columnsPath } from '@/lib/imports/paths';
import { importButtonLabel } from '@/lib/imports/messages';
import { newFormClient, type FormPage } from '@/scripts/bench/form-client';
import type { Workspace } from '@/scripts/bench/context';
import { COLUMNS, multipart, type FileOrder } from './file';

/** Between looks at the page, in milliseconds. */
const LOOK_MS = 250;

/** More than an import needs; stops one that never ends. */
const LOOKS = 10_000;

/** Headings after the dry run, and after the commit. */
const CHECKED = 'Review changes</h1>';
const DONE = 'Receipt</h1>';

/** Imports a file through the pages, without JavaScript. Each step runs once, in this order. */
export type Importer = {
  upload: (orders: readonly FileOrder[]) => Promise<void>;
  /** Maps the columns, and waits until the dry run is done. */
  check: () => Promise<void>;
  /** Starts the import, and waits until all orders are written. */
  write: () => Promise<void>;
};

export function newImporter(origin: string, { cookie, userId }: Workspace): Importer {
  const formClient = newFormClient(origin, cookie);
  let page: FormPage = { path: '', html: '' };
  let count = 0;

  async function continueTo(text: string): Promise<void> {
    for (let look = 0; !page.html.includes(text); look++) {
      if (look === LOOKS) throw new Error(`${page.path} does not end.`);
      await pause(LOOK_MS);
      page = await formClient.open(page.path);
    }
  }

  return {
    upload: async (orders) => {
      count = orders.length;
      const boundary = newId();
      const fields = { operationId: newId(), [RENDERED_FOR]: userId };
      const parts = multipart(orders, { boundary, fields });
      const headers = {
        origin,
        cookie,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      };
      const path = await upload(`${origin}/api/imports`, headers, parts);
      page = await formClient.open(columnsPath(path.split('/').at(-1)!));
    },
    check: async () => {
      const columns = Object.keys(COLUMNS).map((target, index) => [`column.${index}`, target]);
      const fields = { headerRow: '1', ...Object.fromEntries(columns) };
      page = await formClient.submit(page, { containing: 'name="column.0"', fields });
      await continueTo(CHECKED);
    },
    write: async () => {
      page = await formClient.submit(page, { containing: importButtonLabel(count) });
      await continueTo(DONE);
    },
  };
}

/** Streams a file to the server. Returns the path of its import. */
async function upload(
  address: string,
  headers: Record<string, string>,
  parts: Iterable<Uint8Array>,
): Promise<string> {
  const sent = request(address, { method: 'POST', headers });
  const responded = once(sent, 'response') as Promise<[IncomingMessage]>;
  const [[response]] = await Promise.all([responded, pipeline(Readable.from(parts), sent)]);
  response.resume();
  const { location = '' } = response.headers;
  if (response.statusCode === 303 && /[\da-f-]{36}$/.test(location)) return location;
  throw new Error(`The upload responded with ${response.statusCode} ${location}`);
}
