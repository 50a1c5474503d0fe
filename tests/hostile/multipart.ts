import { randomBytes } from 'node:crypto';

/** A file of a form. */
type File = { fileName: string; bytes: Buffer };

/** The value of a field: text, arbitrary bytes, or a file. */
export type Value = string | Buffer | File;

/** Fields in their order; a name may come several times. */
export type Parts = readonly (readonly [name: string, value: Value])[];

/** A form as browsers send it, but without any normalization: lone surrogates, zeros, line ends. */
export function multipart(parts: Parts): { body: Buffer; headers: Record<string, string> } {
  const boundary = `----order-desk-${randomBytes(12).toString('hex')}`;
  const pieces = parts.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`),
    ...contentOf(value),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

function contentOf(value: Value): Buffer[] {
  const head = '\r\n\r\n';
  if (typeof value === 'string') return [Buffer.from(head), Buffer.from(value)];
  if (Buffer.isBuffer(value)) return [Buffer.from(head), value];
  const { fileName, bytes } = value;
  const type = 'Content-Type: application/octet-stream';
  return [Buffer.from(`; filename="${escaped(fileName)}"\r\n${type}${head}`), bytes];
}

/** The escaping of the HTML standard. */
function escaped(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
