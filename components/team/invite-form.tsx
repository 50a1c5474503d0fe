'use client';

import { Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { ROLE_KEYS, ROLES } from '@/lib/auth/roles';
import type { FormAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/invitations/messages';
import { ShownLink } from './shown-link';

const OPTIONS = ROLE_KEYS.map((role) => ({ value: role, name: ROLES[role].name }));

/** The answer has the link as `values.link`. */
export function InviteForm({ action, operationId }: { action: FormAction; operationId: string }) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, values, errors }) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Select
              key={attempt}
              label={messages.roleLabel}
              name="role"
              options={OPTIONS}
              defaultValue={values.role ?? ROLE_KEYS[0]}
            />
            <Field
              label={messages.nameLabel}
              name="name"
              autoComplete="off"
              defaultValue={values.name ?? ''}
              error={errors.name}
              help={messages.nameHelp}
            />
          </div>
          <SubmitButton className="max-sm:w-full">{messages.inviteButton}</SubmitButton>
          <ShownLink label={messages.linkLabel} link={values.link} note={messages.linkNote} />
        </>
      )}
    </Form>
  );
}
