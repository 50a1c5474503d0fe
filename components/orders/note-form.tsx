'use client';

import { TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/orders/messages';

export function NoteForm({
  action,
  operationId,
  id,
  draft,
}: {
  action: FormAction;
  operationId: string;
  /** Of the order. */
  id: string;
  /** Storage key of the draft. */
  draft: string;
}) {
  return (
    <Form action={action} operationId={operationId} draft={draft}>
      {({ values, errors }) => (
        <>
          <input type="hidden" name="id" value={id} />
          <TextArea
            label={messages.noteLabel}
            name="note"
            rows={2}
            defaultValue={values.note ?? ''}
            error={errors.note}
            autoComplete="off"
          />
          <SubmitButton look="secondary">{messages.addNoteButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
