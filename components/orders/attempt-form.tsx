'use client';

import { useState, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { Field, Select, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import { OTHER_REASON } from '@/lib/orders/attempt';
import * as messages from '@/lib/orders/messages';

export type AttemptChoices = {
  reasons: readonly string[];
  /** `YYYY-MM-DD`. */
  nextWorkingDay: string;
  /** `YYYY-MM-DD`. */
  today: string;
};

/** Sends the device's time of when it was opened, which is just after the tap. */
export function AttemptForm({
  action,
  operationId,
  target: { id, version },
  then,
  userId,
  choices: { today, reasons, nextWorkingDay },
  children,
}: {
  action: FormAction;
  operationId: string;
  target: { id: string; version: string | number };
  /** Whether the page stays open afterwards. */
  then: 'stay' | 'leave';
  /** For the draft. */
  userId: string;
  choices: AttemptChoices;
  children: ReactNode;
}) {
  return (
    <Form action={action} operationId={operationId} draft={`${userId}:attempt:${id}`}>
      {({ attempt, values, errors }) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={values.version ?? version} />
          <input type="hidden" name="then" value={then} />
          <DeviceTime given={values.deviceTime} />
          <Select
            // React resets a select to its first default after a submit.
            key={attempt}
            label={messages.reasonLabel}
            name="reason"
            defaultValue={values.reason ?? ''}
            error={errors.reason}
            options={[
              { value: '', name: messages.chooseReason },
              ...[...reasons, OTHER_REASON].map((value) => ({ value, name: value })),
            ]}
          />
          <TextArea
            label={messages.noteLabel}
            name="attemptNote"
            rows={3}
            defaultValue={values.attemptNote ?? ''}
            error={errors.attemptNote}
            help={messages.attemptNoteHelp}
            autoComplete="off"
          />
          <Field
            label={messages.nextDateLabel}
            name="nextDate"
            type="date"
            min={today}
            max="2199-12-31"
            defaultValue={values.nextDate ?? ''}
            error={errors.nextDate}
            help={messages.nextDateHelp}
          />
          <button
            type="button"
            value={nextWorkingDay}
            onClick={chooseDate}
            className="-mt-3 block min-h-11 text-sm text-accent underline pointer-fine:min-h-6 noscript:hidden"
          >
            {messages.nextWorkingDay(nextWorkingDay)}
          </button>
          <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
            <SubmitButton>{messages.saveAttemptButton}</SubmitButton>
            {children}
          </div>
        </>
      )}
    </Form>
  );
}

function chooseDate({ currentTarget: { form, value } }: MouseEvent<HTMLButtonElement>) {
  const field = form?.elements.namedItem('nextDate');
  if (!(field instanceof HTMLInputElement)) return;
  field.value = value;
  // For the draft.
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.focus();
}

/** Blank without JavaScript. A repeated submit has the time of the first one. */
function DeviceTime({ given }: { given: string | undefined }) {
  const [opened] = useState(() => new Date().toISOString());
  const time = useSyncExternalStore(
    () => () => {},
    () => opened,
    () => '',
  );
  return <input type="hidden" name="deviceTime" value={given || time} />;
}
