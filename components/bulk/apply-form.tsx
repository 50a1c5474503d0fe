'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { isCalendarDate } from '@/lib/dates';
import type { Person } from '@/lib/accounts/queries';
import type { FormAction } from '@/lib/forms/form-state';
import { CourierChoice } from './courier-choice';

/** How long after the last key a date counts as typed, in milliseconds. */
const TYPED_MS = 400;

/** Lets a group loose. Where it sets a delivery date or a courier, it asks for that, and shows the page for it. */
export function ApplyForm({
  id,
  list,
  operationId,
  deliveryDate,
  courier,
  danger,
  button,
  action,
  children,
}: {
  id: string;
  /** The query of the list from which people came, for the way without JavaScript. */
  list: string;
  operationId: string;
  /** The date that is asked for, with what is chosen so far; none where none is set. */
  deliveryDate?: string | undefined;
  /** The same of the courier: who can be chosen, and who is so far. */
  courier?: { couriers: readonly Person[]; chosen: string } | undefined;
  danger: boolean;
  /** What the button says; none while nothing would change. */
  button: string | null;
  action: FormAction;
  /** The way back. */
  children: ReactNode;
}) {
  const router = useRouter();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = () => clearTimeout(typing.current);
  useEffect(() => forget, []);

  function preview(name: 'deliveryDate' | 'courierId', value: string) {
    const address = new URL(window.location.href);
    address.searchParams.set(name, value);
    router.replace(address.pathname + address.search, { scroll: false });
  }

  function previewTyped(date: string) {
    forget();
    if (!isCalendarDate(date)) return;
    typing.current = setTimeout(() => preview('deliveryDate', date), TYPED_MS);
  }

  /** A page that people go to is not to be replaced by this one. */
  function leave({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('a')) forget();
  }

  return (
    <div className="mb-6 max-w-120" onSubmit={forget} onClick={leave}>
      <Form action={action} operationId={operationId}>
        {({ values, errors }) => (
          <>
            <input type="hidden" name="id" value={id} />
            {list ? <input type="hidden" name="list" value={list} /> : null}
            {deliveryDate === undefined ? null : (
              <Field
                name="deliveryDate"
                label="Delivery date"
                type="date"
                defaultValue={values.deliveryDate ?? deliveryDate}
                error={errors.deliveryDate}
                onChange={({ target }) => previewTyped(target.value)}
              />
            )}
            {courier ? (
              <CourierChoice
                {...courier}
                answered={values.courierId}
                error={errors.courierId}
                onChoose={(chosen) => preview('courierId', chosen)}
              />
            ) : null}
            <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
              {button ? (
                <SubmitButton look={danger ? 'danger' : 'primary'}>{button}</SubmitButton>
              ) : null}
              {deliveryDate === undefined && !courier ? null : (
                <span className="hidden noscript:contents">
                  <Button type="submit" formMethod="get" formAction={`/orders/bulk/${id}`}>
                    Show what changes
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
