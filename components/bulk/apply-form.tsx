'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Person } from '@/lib/accounts/queries';
import * as messages from '@/lib/bulk/messages';
import { isCalendarDate } from '@/lib/dates';
import type { FormAction } from '@/lib/forms/form-state';
import { CourierChoice } from './courier-choice';
import { WindowChoice, type TypedWindow } from './window-choice';

/** Debounces the preview of a typed date. */
const DEBOUNCE_MS = 400;

type ChoiceInput = 'deliveryDate' | 'courierId' | keyof TypedWindow;

/** Starts a bulk action. Its inputs, such as a delivery date, also update the preview on the page. */
export function ApplyForm({
  id,
  list,
  operationId,
  deliveryDate,
  courier,
  window: typedWindow,
  danger,
  button,
  action,
  children,
}: {
  id: string;
  /** The query string of the order list, to return to it. */
  list: string;
  operationId: string;
  /** The current choice; undefined if the action sets no date. */
  deliveryDate?: string | undefined;
  /** Undefined if the action assigns no courier. */
  courier?: { couriers: readonly Person[]; chosen: string } | undefined;
  /** Undefined if the action changes no time window. */
  window?: TypedWindow | undefined;
  danger: boolean;
  /** The label of the button; null if nothing would change. */
  button: string | null;
  action: FormAction;
  children: ReactNode;
}) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancelPreview = () => clearTimeout(timer.current);
  useEffect(() => cancelPreview, []);

  function preview(choice: Partial<Record<ChoiceInput, string>>) {
    const address = new URL(window.location.href);
    for (const [name, value] of Object.entries(choice)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    router.replace(address.pathname + address.search, { scroll: false });
  }

  function previewTyped(date: string) {
    cancelPreview();
    if (!isCalendarDate(date)) return;
    timer.current = setTimeout(() => preview({ deliveryDate: date }), DEBOUNCE_MS);
  }

  /** A late preview would replace the page that the link leads to. */
  function handleClick({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('a')) cancelPreview();
  }

  return (
    <div className="mb-6 max-w-120" onSubmit={cancelPreview} onClick={handleClick}>
      <Form action={action} operationId={operationId}>
        {({ values, errors }) => (
          <>
            <input type="hidden" name="id" value={id} />
            {list ? <input type="hidden" name="list" value={list} /> : null}
            {deliveryDate === undefined ? null : (
              <Field
                name="deliveryDate"
                label={messages.deliveryDateLabel}
                type="date"
                defaultValue={values.deliveryDate ?? deliveryDate}
                error={errors.deliveryDate}
                onChange={({ target }) => previewTyped(target.value)}
              />
            )}
            {courier ? (
              <CourierChoice
                {...courier}
                submitted={values.courierId}
                error={errors.courierId}
                onChoose={(chosen) => preview({ courierId: chosen })}
              />
            ) : null}
            {typedWindow ? (
              <WindowChoice
                typed={{ ...typedWindow, ...values }}
                errors={errors}
                onType={(typed) => {
                  cancelPreview();
                  timer.current = setTimeout(() => preview(typed), DEBOUNCE_MS);
                }}
              />
            ) : null}
            <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
              {button ? (
                <SubmitButton look={danger ? 'danger' : 'primary'}>{button}</SubmitButton>
              ) : null}
              {deliveryDate === undefined && !courier && !typedWindow ? null : (
                <span className="hidden noscript:contents">
                  <Button type="submit" formMethod="get" formAction={`/orders/bulk/${id}`}>
                    {messages.previewButton}
                  </Button>
                </span>
              )}
              {children}
            </div>
          </>
        )}
      </Form>
    </div>
  );
}
