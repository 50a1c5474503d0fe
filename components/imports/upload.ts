import { noResponse } from '@/lib/imports/messages';

type UploadResponse = { goTo: string } | { error: string };

/** `response` is null after `abort`. */
export type Upload = { response: Promise<UploadResponse | null>; abort: () => void };

const NO_RESPONSE: UploadResponse = { error: noResponse };

/** Reports the uploaded fraction, from 0 to 1. Not `fetch`, which reports no upload progress. */
export function upload(
  form: FormData,
  { to, onProgress }: { to: string; onProgress: (fraction: number) => void },
): Upload {
  const request = new XMLHttpRequest();
  const response = new Promise<UploadResponse | null>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(parseResponse(request.responseText) ?? NO_RESPONSE);
    request.onerror = () => resolve(NO_RESPONSE);
    request.onabort = () => resolve(null);
  });
  request.open('POST', to);
  request.setRequestHeader('X-Requested-With', 'fetch');
  request.send(form);
  return { response, abort: () => request.abort() };
}

function parseResponse(text: string): UploadResponse | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    if ('goTo' in body && typeof body.goTo === 'string') return { goTo: body.goTo };
    return 'error' in body && typeof body.error === 'string' ? { error: body.error } : null;
  } catch {
    return null; // the error page of a proxy
  }
}
