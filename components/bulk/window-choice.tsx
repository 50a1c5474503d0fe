import { WindowFields } from '@/components/orders/window-fields';
import { Checkbox } from '@/components/ui/field';
import * as messages from '@/lib/bulk/messages';
import type { FieldError } from '@/lib/forms/form-state';

/** The inputs as typed; `noWindow` is "on" if checked. */
export type TypedWindow = Partial<
  Record<'windowFrom' | 'windowUntil' | 'noWindow', string | undefined>
>;

/** "No time window" is a choice, different from no times. */
export function WindowChoice({
  typed,
  errors,
  onType,
}: {
  typed: TypedWindow;
  errors: Partial<Record<'windowFrom' | 'windowUntil', FieldError>>;
  onType: (typed: TypedWindow) => void;
}) {
  return (
    <div
      onChange={({ target }) => {
        const form = (target as unknown as HTMLInputElement).form!;
        const fields = new FormData(form);
        const value = (name: keyof TypedWindow) => String(fields.get(name) ?? '');
        onType({
          windowFrom: value('windowFrom'),
          windowUntil: value('windowUntil'),
          noWindow: value('noWindow'),
        });
      }}
      className="space-y-3"
    >
      <WindowFields window="" typed={typed} errors={errors} />
      <Checkbox
        name="noWindow"
        label={messages.noWindowLabel}
        defaultChecked={Boolean(typed.noWindow)}
      />
    </div>
  );
}
