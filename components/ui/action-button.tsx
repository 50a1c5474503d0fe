import type { ComponentProps } from 'react';
import type { ButtonAction } from '@/lib/forms/form-state';
import { ActionForm } from './action-form';
import type { Button } from './button';
import { SubmitButton } from './submit-button';

/** Has its own form, so that it works without JavaScript. */
export function ActionButton({
  fields,
  action,
  ...button
}: { fields: Record<string, string>; action: ButtonAction } & Omit<
  ComponentProps<typeof Button>,
  'type'
>) {
  return (
    <ActionForm action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} />
    </ActionForm>
  );
}
