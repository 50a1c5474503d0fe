'use client';

import { Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/messages';
import type { Details } from '@/lib/accounts/user';
import type { FormAction } from '@/lib/forms/form-state';
import {
  NAVIGATION_APP_KEYS,
  NAVIGATION_APPS,
  type NavigationApp,
} from '@/lib/orders/navigation-apps';

export function ProfileForm({
  action,
  operationId,
  details,
}: {
  action: FormAction;
  operationId: string;
  details: Details & { navigationApp: NavigationApp };
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ values, errors }) => (
        <>
          <Field
            label={messages.nameLabel}
            name="name"
            autoComplete="name"
            defaultValue={values.name ?? details.name}
            error={errors.name}
            help={messages.nameHelp}
          />
          <Field
            label={messages.usernameLabel}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.username ?? details.username}
            error={errors.username}
            help={messages.usernameHelp}
          />
          <Field
            label={messages.emailLabel}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values.email ?? details.email ?? ''}
            error={errors.email}
            help={messages.emailHelp}
          />
          <Select
            label={messages.navigationAppLabel}
            name="navigationApp"
            defaultValue={values.navigationApp ?? details.navigationApp}
            options={NAVIGATION_APP_KEYS.map((value) => ({
              value,
              name: NAVIGATION_APPS[value].name,
            }))}
            error={errors.navigationApp}
            help={messages.navigationAppHelp}
          />
          <SubmitButton look="secondary">{messages.saveProfileButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
