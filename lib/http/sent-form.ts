import type { IncomingMessage } from 'node:http';

export type SentField = { name: string; value: string };

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/;

export function isBrowserForm({ method, headers }: IncomingMessage): boolean {
  const isScript = headers['next-action'] !== undefined || headers['x-requested-with'] === 'fetch';
  return method === 'POST' && !isScript && FORM.test(headers['content-type'] ?? '');
}

export async function fieldsIn(body: Buffer[], contentType: string): Promise<SentField[]> {
  const response = new Response(Buffer.concat(body), { headers: { 'content-type': contentType } });
  const form = await response.formData().catch(() => new FormData());
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? { name, value } : []));
}
