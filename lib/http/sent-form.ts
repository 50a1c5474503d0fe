import type { IncomingMessage } from 'node:http';

/** A field as it was sent; files are left out. */
export type SentField = { name: string; value: string };

/** What a browser sends where no script does. */
const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/;

/** Whether a browser sends a form without JavaScript, so that what was typed is lost unless the response returns it. */
export function isBrowserForm({ method, headers }: IncomingMessage): boolean {
  const isScript = headers['next-action'] !== undefined || headers['x-requested-with'] === 'fetch';
  return method === 'POST' && !isScript && FORM.test(headers['content-type'] ?? '');
}

/** The fields of a form in a body that has come whole; none where it cannot be read. */
export async function fieldsIn(body: Buffer[], contentType: string): Promise<SentField[]> {
  const response = new Response(Buffer.concat(body), { headers: { 'content-type': contentType } });
  const form = await response.formData().catch(() => new FormData());
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? { name, value } : []));
}
