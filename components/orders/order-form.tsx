'use client';

import type { ReactNode } from 'react';
import { Field, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

/** The values that the fields start with, as text. */
export type OrderFormValues = {
  operationId: string;
  /** Present when an order is edited: its key, and the version that the person sees. */
  id?: string;
  version?: string;
  orderId?: string;
  numberOfItems?: string;
  deliveryDate?: string;
  senderName?: string;
  recipientName?: string;
  recipientAddress?: string;
};

/** The fields of an order, for a new one (`orderId` is a field) and for one that exists (it is not). */
export function OrderForm({
  action,
  initial,
  children,
}: {
  action: FormAction;
  initial: OrderFormValues;
  /** Further buttons, and the way back. */
  children: ReactNode;
}) {
  const isNew = initial.id === undefined;
  return (
    <Form action={action} operationId={initial.operationId}>
      {({ values, errors }) => {
        const field = (name: keyof OrderFormValues) => ({
          name,
          defaultValue: values[name] ?? initial[name] ?? '',
          error: errors[name],
          autoComplete: 'off',
        });
        const hidden = (name: 'id' | 'version') => (
          <input type="hidden" name={name} value={values[name] ?? initial[name] ?? ''} />
        );
        return (
          <>
            {isNew ? (
              <Field
                {...field('orderId')}
                label="Order ID"
                autoFocus
                help="Cannot be changed later."
              />
            ) : (
              <>
                {hidden('id')}
                {hidden('version')}
                <div className="space-y-1.5">
                  <p className="font-medium">Order ID</p>
                  <p className="flex items-center gap-2 tabular-nums">
                    <span className="min-w-0 break-all">{initial.orderId}</span>
                    <span className="flex items-center gap-1 text-sm whitespace-nowrap text-muted">
                      <Icon name="lock" size={14} /> cannot be changed
                    </span>
                  </p>
                </div>
              </>
            )}
            <div className="grid gap-5 sm:grid-cols-2">
              <Field {...field('numberOfItems')} label="Number of items" inputMode="numeric" />
              <Field {...field('deliveryDate')} label="Delivery date" type="date" />
            </div>
            <Field {...field('senderName')} label="Sender name" />
            <Field {...field('recipientName')} label="Recipient name" />
            <TextArea
              {...field('recipientAddress')}
              label="Recipient address"
              rows={3}
              help="Line breaks become commas."
            />
            <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
              <SubmitButton>{isNew ? 'Create order' : 'Save changes'}</SubmitButton>
              {children}
            </div>
          </>
        );
      }}
    </Form>
  );
}
