/** What the server says to what was sent: where to go on, or one sentence that tells what is wrong. */
type UploadAnswer = { goTo: string } | { error: string };

/** A form on its way, which can be stopped. */
export type Upload = { answer: Promise<UploadAnswer | null>; stop: () => void };

const LOST: UploadAnswer = {
  error:
    'No answer came, so this may not have worked. What you chose is still here: continue to send it again.',
};

/**
 * Sends a form, and tells how much of it has gone, from 0 to 1. The answer is null where it was stopped. Not `fetch`,
 * which does not tell how far a file is.
 */
export function upload(
  form: FormData,
  { to, onProgress }: { to: string; onProgress: (part: number) => void },
): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer | null>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.responseText) ?? LOST);
    request.onerror = () => resolve(LOST);
    request.onabort = () => resolve(null);
  });
  request.open('POST', to);
  request.setRequestHeader('X-Requested-With', 'fetch');
  request.send(form);
  return { answer, stop: () => request.abort() };
}

function answerOf(text: string): UploadAnswer | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return null;
    if ('goTo' in answer && typeof answer.goTo === 'string') return { goTo: answer.goTo };
    return 'error' in answer && typeof answer.error === 'string' ? { error: answer.error } : null;
  } catch {
    return null; // a page that stands in the way, as of a proxy
  }
}
