'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { RenderedForField } from '@/components/ui/rendered-for';
import { newId } from '@/lib/db/id';
import { FileField } from './file-field';
import { upload, type Upload } from './upload';
import { UploadProgress } from './upload-progress';

const ADDRESS = '/api/imports';

type Field = 'file' | 'rows';
type Sending = { name: string; part: number };

/** Sends a file or pasted rows; without JavaScript as any form, with it so that one sees how far it is. */
export function UploadForm({ operationId }: { operationId: string }) {
  const router = useRouter();
  const [sending, setSending] = useState<Sending | null>(null);
  const [wrong, setWrong] = useState<{ field: Field; text: string } | null>(null);
  const running = useRef<Upload>(undefined);
  // Sent again, the same acts once; what is chosen anew is another.
  const operation = useRef<string>(undefined);
  useEffect(() => () => running.current?.stop(), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (running.current) return;
    const form = new FormData(event.currentTarget);
    form.set('operationId', (operation.current ??= newId()));
    const file = form.get('file');
    const isFile = file instanceof File && file.name !== '';
    const name = isFile ? file.name : 'the rows';
    setWrong(null);
    setSending({ name, part: 0 });
    running.current = upload(form, {
      to: ADDRESS,
      onProgress: (part) => setSending({ name, part }),
    });
    const answer = await running.current.answer;
    running.current = undefined;
    if (answer && 'goTo' in answer) return router.push(answer.goTo);
    setSending(null);
    if (!answer) return;
    const field = isFile || form.get('rows') === '' ? 'file' : 'rows';
    setWrong({ field, text: answer.error });
    document.getElementById(field)?.focus();
  }

  const errorOf = (field: Field) => (wrong?.field === field ? { text: wrong.text } : undefined);
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
        label="Or paste rows"
        name="rows"
        rows={5}
        autoComplete="off"
        spellCheck={false}
        error={errorOf('rows')}
        help="Copied from a spreadsheet, with the names of the columns in the first row."
      />
      <div aria-live="polite">
        {sending ? <UploadProgress {...sending} onCancel={() => running.current?.stop()} /> : null}
      </div>
      {sending ? null : (
        <Button type="submit" look="primary" className="max-md:w-full">
          Continue
        </Button>
      )}
    </form>
  );
}
