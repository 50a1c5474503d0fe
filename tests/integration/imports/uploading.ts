import { randomUUID } from 'node:crypto';
import { POST } from '@/app/api/imports/route';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/auth/actor';
import { formOf } from '@/tests/support/form';
import { newRequest } from '@/tests/support/request';

const SAME_ORIGIN = { host: 'desk.test', 'sec-fetch-site': 'same-origin' };

/** What a browser sends; without a body, the form with these fields. */
type Sent = {
  sessionToken?: string;
  file?: { name: string; content: string | Uint8Array<ArrayBuffer> };
  rows?: string;
  operationId?: string;
  /** Instead of those of a browser on this site. */
  headers?: Record<string, string>;
  body?: BodyInit;
};

/** Sends the form of the page of imports, by script unless `headers` say otherwise. */
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

/** The form as the page has it: the file comes last but for the rows. */
export function uploadForm({ file, rows = '', operationId = randomUUID() }: Sent): FormData {
  const form = formOf({ operationId });
  // Where no file is chosen, browsers send one without a name and without content.
  form.append('file', new Blob(file ? [file.content] : []), file?.name ?? '');
  form.append('rows', rows);
  return form;
}

/** A file of that name with this content. */
export function csv(content: string | Uint8Array<ArrayBuffer>, name = 'orders.csv') {
  return { name, content };
}

/** The key of the import that an answer leads to. */
export async function keyIn(answer: Response): Promise<string> {
  const { goTo } = (await answer.json()) as { goTo: string };
  return /^\/orders\/import\/([\da-f-]{36})$/.exec(goTo)![1]!;
}

/** The sentence of a refusal, which comes with the status that says so. */
export async function sentenceIn(answer: Response): Promise<string> {
  const { error } = (await answer.json()) as { error: string };
  return answer.status === 400 ? error : `${answer.status}: ${error}`;
}

/** How much of imports there is in a workspace: imports, and rows of files. */
export async function keptOf({ workspaceId }: Actor): Promise<[imports: number, rows: number]> {
  const where = { workspaceId };
  const imports = await db().import.findMany({ where, select: { id: true } });
  const rows = await db().importRow.findMany({ where, select: { position: true } });
  return [imports.length, rows.length];
}
