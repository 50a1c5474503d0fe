'use client';

import { Checkbox, Field, FieldGroup, Select, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import { reasonsOf } from '@/lib/orders/attempt';
import { startViewNames } from '@/lib/saved-views/messages';
import { START_VIEWS } from '@/lib/saved-views/saved-view';
import * as messages from '@/lib/workspaces/messages';
import { holidayDates, WEEKDAYS, weekdayField } from '@/lib/workspaces/working-days';
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
          <FieldGroup
            label={messages.workingDaysLegend}
            name="workingDays"
            error={errors.workingDays}
            help={messages.workingDaysHelp}
          >
            <div className="flex flex-wrap gap-x-5">
              {WEEKDAYS.map((day) => (
                <Checkbox
                  key={day}
                  label={messages.WEEKDAY_NAMES[day]}
                  name={weekdayField(day)}
                  value="yes"
                  defaultChecked={
                    attempt > 0
                      ? values[weekdayField(day)] === 'yes'
                      : settings.workingDays.includes(day)
                  }
                  aria-invalid={errors.workingDays ? true : undefined}
                />
              ))}
            </div>
          </FieldGroup>
          <TextArea
            label={messages.holidaysLabel}
            name="holidays"
            defaultValue={values.holidays ?? holidayDates(settings.holidays).join('\n')}
            error={errors.holidays}
            autoComplete="off"
            rows={5}
            help={messages.holidaysHelp}
          />
          <TextArea
            label={messages.attemptReasonsLabel}
            name="attemptReasons"
            defaultValue={values.attemptReasons ?? reasonsOf(settings.attemptReasons).join('\n')}
            error={errors.attemptReasons}
            autoComplete="off"
            rows={6}
            help={messages.attemptReasonsHelp}
          />
          <SubmitButton>{messages.saveSettingsButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
