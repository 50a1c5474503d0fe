'use client';

import type { ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/password-reset/messages';
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
          <ShownLink label={messages.linkLabel} link={values.link} note={messages.linkNote} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look={values.link ? 'secondary' : 'primary'}>
              {values.link ? messages.makeAnotherLinkButton : messages.makeLinkButton}
            </SubmitButton>
            {children}
          </div>
        </>
      )}
    </Form>
  );
}
