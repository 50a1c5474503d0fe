'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { RenderedForField } from '@/components/ui/rendered-for';
import { newId } from '@/lib/db/id';
import * as messages from '@/lib/imports/messages';
import type { UploadField } from '@/lib/imports/schema';
import * as shared from '@/lib/messages';
import { FileField } from './file-field';
import { upload, type Upload } from './upload';
import { UploadProgress } from './upload-progress';

const ADDRESS = '/api/imports';

export type UploadError = { field: UploadField; text: string };
type Progress = { label: string; fraction: number };

/** With JavaScript, the upload shows its progress. */
export function UploadForm({
  operationId,
  refused,
}: {
  operationId: string;
  /** Without JavaScript. */
  refused: UploadError | null;
}) {
  const router = useRouter();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState(refused);
  const running = useRef<Upload>(undefined);
  // A retry keeps the idempotency key; another file or other rows get a new one.
  const operation = useRef<string>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (running.current) return;
    const form = new FormData(event.currentTarget);
    form.set('operationId', (operation.current ??= newId()));
    const file = form.get('file');
    const isFile = file instanceof File && file.name !== '';
    const label = isFile ? messages.uploadingFile(file.name) : messages.uploadingRows;
    setError(null);
    setProgress({ label, fraction: 0 });
    running.current = upload(form, {
      to: ADDRESS,
      onProgress: (fraction) => setProgress({ label, fraction }),
    });
    const response = await running.current.response;
    running.current = undefined;
    if (response && 'goTo' in response) return router.push(response.goTo);
    setProgress(null);
    if (!response) return;
    const field = isFile || form.get('rows') === '' ? 'file' : 'rows';
    setError({ field, text: response.error });
    document.getElementById(field)?.focus();
  }

  const errorOf = (field: UploadField) =>
    error?.field === field ? { text: error.text } : undefined;
  return (
    <form
      action={ADDRESS}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      onChange={() => (operation.current = undefined)}
      className="space-y-5"
    >
      <input type="hidden" name="operationId" value={operationId} />
      <RenderedForField />
      <FileField error={errorOf('file')} />
      <TextArea
        label={messages.rowsLabel}
        name="rows"
        rows={5}
        autoComplete="off"
        spellCheck={false}
        error={errorOf('rows')}
        help={messages.rowsHelp}
      />
      <div aria-live="polite">
        {progress ? (
          <UploadProgress {...progress} onCancel={() => running.current?.abort()} />
        ) : null}
      </div>
      {progress ? null : (
        <Button type="submit" look="primary" className="max-md:w-full">
          {shared.continueButton}
        </Button>
      )}
    </form>
  );
}
