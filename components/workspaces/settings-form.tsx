'use client';

import { Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import { startViewNames } from '@/lib/saved-views/messages';
import { START_VIEWS } from '@/lib/saved-views/saved-view';
import * as messages from '@/lib/workspaces/messages';
import type { Settings } from '@/lib/workspaces/workspace';

export function SettingsForm({
  action,
  operationId,
  settings,
  timeZones,
}: {
  action: FormAction;
  operationId: string;
  settings: Settings;
  timeZones: readonly string[];
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, values, errors }) => (
        <>
          <Field
            label={messages.nameLabel}
            name="workspaceName"
            defaultValue={values.workspaceName ?? settings.workspaceName}
            error={errors.workspaceName}
            autoComplete="organization"
          />
          <Select
            // React resets a select to its first default after a submit.
            key={attempt}
            label={messages.timeZoneLabel}
            name="timeZone"
            defaultValue={values.timeZone ?? settings.timeZone}
            error={errors.timeZone}
            options={timeZones.map((value) => ({ value, name: value.replaceAll('_', ' ') }))}
          />
          <Field
            label={messages.defaultSenderLabel}
            name="defaultSender"
            defaultValue={values.defaultSender ?? settings.defaultSender ?? ''}
            error={errors.defaultSender}
            autoComplete="off"
            help={messages.defaultSenderHelp}
          />
          <Select
            key={`start ${attempt}`}
            label={messages.startViewLabel}
            name="startView"
            defaultValue={values.startView ?? settings.startView}
            error={errors.startView}
            options={START_VIEWS.map((value) => ({ value, name: startViewNames[value] }))}
            help={messages.startViewHelp}
          />
          <SubmitButton>{messages.saveSettingsButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
