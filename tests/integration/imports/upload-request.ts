import { randomUUID } from 'node:crypto';
import { POST } from '@/app/api/imports/route';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/auth/actor';
import { formOf } from '@/tests/support/form';
import { newRequest } from '@/tests/support/request';

const SAME_ORIGIN = { host: 'desk.test', 'sec-fetch-site': 'same-origin' };

/** A browser’s request; without a body, the form with these fields. */
type Sent = {
  sessionToken?: string;
  file?: { name: string; content: string | Uint8Array<ArrayBuffer> };
  rows?: string;
  operationId?: string;
  /** Instead of those of a browser on this site. */
  headers?: Record<string, string>;
  body?: BodyInit;
};

/** By script, unless `headers` say otherwise. */
export async function upload({ sessionToken, body, headers, ...form }: Sent): Promise<Response> {
  const given = headers ?? { ...SAME_ORIGIN, 'x-requested-with': 'fetch' };
  await newRequest({ headers: given, ...(sessionToken && { sessionToken }) });
  const request = new Request('http://desk.test/api/imports', {
    method: 'POST',
    headers: given,
    body: body ?? uploadForm(form),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  return POST(request);
}

/** As on the page: the file is last except for the rows. */
export function uploadForm({ file, rows = '', operationId = randomUUID() }: Sent): FormData {
  const form = formOf({ operationId });
  // Without a chosen file, browsers send one without name and content.
  form.append('file', new Blob(file ? [file.content] : []), file?.name ?? '');
  form.append('rows', rows);
  return form;
}

export function csv(content: string | Uint8Array<ArrayBuffer>, name = 'orders.csv') {
  return { name, content };
}

export async function keyIn(answer: Response): Promise<string> {
  const { goTo } = (await answer.json()) as { goTo: string };
  return /^\/orders\/import\/([\da-f-]{36})$/.exec(goTo)![1]!;
}

/** The message of a refusal, after checking its status. */
export async function sentenceIn(answer: Response): Promise<string> {
  const { error } = (await answer.json()) as { error: string };
  return answer.status === 400 ? error : `${answer.status}: ${error}`;
}

/** The numbers of imports and rows in a workspace. */
export async function keptOf({ workspaceId }: Actor): Promise<[imports: number, rows: number]> {
  const where = { workspaceId };
  const imports = await db().import.findMany({ where, select: { id: true } });
  const rows = await db().importRow.findMany({ where, select: { position: true } });
  return [imports.length, rows.length];
}
