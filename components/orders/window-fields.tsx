import { Field } from '@/components/ui/field';
import type { FieldError } from '@/lib/forms/form-state';
import { ORDER_FIELDS } from '@/lib/orders/fields';
import * as messages from '@/lib/orders/messages';
import { windowSides } from '@/lib/orders/time-window';

type Sides<V> = Partial<Record<'windowFrom' | 'windowUntil', V>>;

/** The two times of a time window, which stay as typed. */
export function WindowFields({
  window,
  typed,
  errors,
}: {
  /** As stored; '' for none. */
  window: string;
  typed: Sides<string>;
  errors: Sides<FieldError>;
}) {
  const { from, until } = windowSides(window);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{ORDER_FIELDS.timeWindow.label}</legend>
      <div className="grid grid-cols-2 gap-5">
        <Field
          type="time"
          name="windowFrom"
          label={messages.windowFromLabel}
          defaultValue={typed.windowFrom ?? from ?? ''}
          error={errors.windowFrom}
        />
        <Field
          type="time"
          name="windowUntil"
          label={messages.windowUntilLabel}
          defaultValue={typed.windowUntil ?? until ?? ''}
          error={errors.windowUntil}
        />
      </div>
    </fieldset>
  );
}
