import { ActionForm } from '@/components/ui/action-form';
import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { checkAgain } from '@/lib/imports/messages';

export function FixForm({
  id,
  action,
  children,
}: {
  id: string;
  action: ButtonAction;
  children: ReactNode;
}) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="id" value={id} />
      {children}
      <div className="z-10 flex bg-page py-3 md:sticky md:bottom-0 print:hidden max-md:[&>*]:flex-1">
        <SubmitButton>{checkAgain}</SubmitButton>
      </div>
    </ActionForm>
  );
}
