import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '@/lib/db/id';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { columnsPath } from '@/lib/imports/paths';
import { importButtonLabel } from '@/lib/imports/messages';
import { newClerk, type FormPage } from '@/scripts/bench/bulk/forms';
import type { Workspace } from '@/scripts/bench/desk';
import { COLUMNS, multipart, type FileOrder } from './file';

/** More presses than can be needed: an import that does not end must not keep the others waiting. */
const PRESSES = 500;

/** What stands on the page of an import that is checked, and on that of one that is through. */
const CHECKED = 'Review changes</h1>';
const THROUGH = 'Receipt</h1>';

/** Someone who imports a file through the pages, at a browser without JavaScript; each step once, in this order. */
export type Importer = {
  upload: (orders: readonly FileOrder[]) => Promise<void>;
  /** Says what the columns are, and presses Continue until all rows are checked. */
  check: () => Promise<void>;
  /** Lets the import loose, and presses Continue until all orders are written. */
  write: () => Promise<void>;
};

/** Signed in as the user of a workspace. */
export function newImporter(origin: string, { cookie, userId }: Workspace): Importer {
  const clerk = newClerk(origin, cookie);
  let page: FormPage = { path: '', html: '' };
  let count = 0;

  async function continueTo(text: string): Promise<void> {
    for (let press = 0; !page.html.includes(text); press++) {
      if (press === PRESSES) throw new Error(`${page.path} does not come to an end.`);
      page = await clerk.send(page, { holding: 'Continue' });
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
      const path = await send(`${origin}/api/imports`, headers, parts);
      page = await clerk.open(columnsPath(path.split('/').at(-1)!));
    },
    check: async () => {
      const columns = Object.keys(COLUMNS).map((target, index) => [`column.${index}`, target]);
      const fields = { hasHeader: 'yes', ...Object.fromEntries(columns) };
      page = await clerk.send(page, { holding: 'name="column.0"', fields });
      await continueTo(CHECKED);
    },
    write: async () => {
      page = await clerk.send(page, { holding: importButtonLabel(count) });
      await continueTo(THROUGH);
    },
  };
}

/** Sends a file while it is being written; answers the path of its import. */
async function send(
  address: string,
  headers: Record<string, string>,
  parts: Iterable<Uint8Array>,
): Promise<string> {
  const sent = request(address, { method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  const [[answer]] = await Promise.all([answered, pipeline(Readable.from(parts), sent)]);
  answer.resume();
  const { location = '' } = answer.headers;
  if (answer.statusCode === 303 && /[\da-f-]{36}$/.test(location)) return location;
  throw new Error(`The file was answered with ${answer.statusCode} ${location}`);
}
