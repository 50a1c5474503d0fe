import { ActionForm } from '@/components/ui/action-form';
import type { ComponentProps } from 'react';
import type { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';

/** A button about a group, in a form of its own, so that it works without JavaScript. */
export function BulkButton({
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
