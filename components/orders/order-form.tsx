'use client';

import { useState, type ComponentProps, type ReactNode } from 'react';
import { Field, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { UNDECIDED, type FormAction } from '@/lib/forms/form-state';
import type { Person } from '@/lib/accounts/queries';
import { editedNotice } from '@/lib/orders/changes/messages';
import { DETAIL_KEYS, ORDER_FIELDS, type DetailField } from '@/lib/orders/fields';
import * as messages from '@/lib/orders/messages';
import { ConflictChooser } from './conflict-chooser';
import { PersonField } from './person-field';
import { CourierField, courierLabel } from './courier-field';
import { WindowFields } from './window-fields';

/** Initial values, as text. */
export type OrderFormValues = {
  operationId: string;
  /** When editing: the ID, and the version the user sees. */
  id?: string;
  version?: string;
  orderId?: string | undefined;
} & Partial<Record<DetailField, string | undefined>>;

/** `half`: takes half a row. */
const INPUTS: Record<DetailField, { half?: boolean; help?: string } & ComponentProps<'input'>> = {
  numberOfItems: { half: true, inputMode: 'numeric' },
  deliveryDate: { half: true, type: 'date' },
  timeWindow: {},
  senderName: {},
  recipientName: {},
  recipientAddress: { help: messages.addressHint },
  recipientPhone: { half: true, type: 'tel' },
  recipientEmail: { half: true, type: 'email' },
  instructions: { help: messages.instructionsHint },
  reference: { help: messages.referenceHint },
  courierId: {},
};

/** Folded while they are empty. */
const MORE: readonly DetailField[] = [
  'recipientPhone',
  'recipientEmail',
  'timeWindow',
  'instructions',
  'reference',
];
const MAIN = DETAIL_KEYS.filter((field) => !MORE.includes(field));

/** Creates or edits an order. Keeps the initial values it was mounted with, even when live updates rerender the page. */
export function OrderForm({
  action,
  initial,
  couriers = [],
  draft,
  children,
}: {
  action: FormAction;
  initial: OrderFormValues;
  /** Without any, the field is hidden unless it has an error. */
  couriers?: readonly Person[];
  /** Storage key of the draft. */
  draft?: string;
  /** More buttons. */
  children: ReactNode;
}) {
  const [opened] = useState(initial);
  const [initialCouriers] = useState(couriers);
  const isNew = opened.id === undefined;
  return (
    <Form action={action} operationId={opened.operationId} draft={draft}>
      {({ values, errors, conflicts }) => {
        const field = (name: DetailField | 'orderId') => ({
          name,
          defaultValue: values[name] ?? opened[name] ?? '',
          error: errors[name],
          autoComplete: 'off',
          'data-proposed': isNew ? opened[name] : undefined,
        });
        const version = values.version ?? opened.version ?? '';
        const detail = (name: DetailField) => {
          const { label, kind, required } = ORDER_FIELDS[name];
          const conflict = conflicts?.[name];
          const { half: _, ...input } = INPUTS[name];
          if (conflict) {
            return (
              <>
                {required ? null : <input type="hidden" name={name} value={UNDECIDED} />}
                <ConflictChooser
                  {...{ name, conflict }}
                  chosen={values[name]}
                  error={errors[name]}
                  {...(kind === 'user' && {
                    formatValue: (value) => courierLabel([...couriers, ...initialCouriers], value),
                  })}
                />
              </>
            );
          }
          switch (kind) {
            case 'window':
              return (
                <WindowFields
                  window={values.timeWindow ?? opened.timeWindow ?? ''}
                  typed={values.timeWindow === undefined ? values : {}}
                  errors={errors}
                />
              );
            case 'lines':
            case 'address':
              return <TextArea {...field(name)} label={label} rows={3} help={input.help} />;
            case 'user':
              return couriers.length > 0 || errors[name] ? (
                <CourierField
                  couriers={couriers}
                  value={values[name] ?? opened[name] ?? ''}
                  error={errors[name]}
                />
              ) : null;
            default:
              if (name === 'recipientName' || name === 'senderName') {
                const kind = name === 'senderName' ? 'sender' : 'recipient';
                return <PersonField {...field(name)} kind={kind} label={label} />;
              }
              return <Field {...field(name)} label={label} {...input} />;
          }
        };
        const cell = (name: DetailField) => (
          <div key={name} className={INPUTS[name].half ? undefined : 'empty:hidden sm:col-span-2'}>
            {detail(name)}
          </div>
        );
        const isInUse = (name: DetailField) =>
          [name, ...(name === 'timeWindow' ? ['windowFrom', 'windowUntil'] : [])].some(
            (input) => opened[name] || values[input] || errors[input] || conflicts?.[input],
          );
        return (
          <>
            {isNew ? (
              <Field
                {...field('orderId')}
                label={messages.orderIdLabel}
                autoFocus
                help={messages.orderIdHint}
              />
            ) : (
              <>
                <input type="hidden" name="id" value={opened.id} />
                <input type="hidden" name="version" value={version} />
                <EditedNotice isChanged={Number(initial.version) > Number(version)} />
                <div className="space-y-1.5">
                  <p className="font-medium">{messages.orderIdLabel}</p>
                  <p className="flex items-center gap-2 tabular-nums">
                    <span className="min-w-0 break-all">{opened.orderId}</span>
                    <span className="flex items-center gap-1 text-sm whitespace-nowrap text-muted">
                      <Icon name="lock" size={14} /> {messages.orderIdLocked}
                    </span>
                  </p>
                </div>
              </>
            )}
            <div className="grid gap-5 sm:grid-cols-2">{MAIN.map(cell)}</div>
            <details open={MORE.some(isInUse)}>
              <summary className="min-h-11 cursor-pointer content-center marker:text-accent">
                <span className="font-medium text-accent">{messages.moreFields}</span>{' '}
                <span className="text-sm text-muted">{messages.moreFieldsHint}</span>
              </summary>
              <div className="grid gap-5 pt-3 sm:grid-cols-2">{MORE.map(cell)}</div>
            </details>
            <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
              <SubmitButton>{isNew ? messages.createButton : messages.saveButton}</SubmitButton>
              {children}
            </div>
          </>
        );
      }}
    </Form>
  );
}

function EditedNotice({ isChanged }: { isChanged: boolean }) {
  return (
    <p aria-live="polite" className="text-sm text-muted empty:hidden">
      {isChanged ? editedNotice : null}
    </p>
  );
}
