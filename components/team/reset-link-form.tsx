'use client';

import type { ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import { ShownLink } from './shown-link';

/** The answer has the link as `values.link`. */
export function ResetLinkForm({
  action,
  operationId,
  memberId,
  children,
}: {
  action: FormAction;
  operationId: string;
  memberId: string;
  children: ReactNode;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ values }) => (
        <>
          <input type="hidden" name="memberId" value={memberId} />
          <ShownLink
            label="Reset link"
            link={values.link}
            note="Send it to the person. It works once, within 24 hours, and isn’t shown again."
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look={values.link ? 'secondary' : 'primary'}>
              {values.link ? 'Make another link' : 'Make reset link'}
            </SubmitButton>
            {children}
          </div>
        </>
      )}
    </Form>
  );
}
