import { buttonClass } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import * as messages from '@/lib/labels/messages';
import { labelsPath, type LabelSettings } from '@/lib/labels/settings';
import { labelsOn, SHEET_NAMES, SHEETS } from '@/lib/labels/sheets';

const OPTIONS = SHEET_NAMES.map((value) => ({ value, name: messages.sheetNames[value] }));

/** All settings are part of the URL. */
export function LabelForm({ settings }: { settings: LabelSettings }) {
  const { subject, sheet, start } = settings;
  const labelCount = labelsOn(SHEETS[sheet]);
  return (
    <form
      // Remounts the inputs when the settings change, as they keep what was typed.
      key={labelsPath(settings)}
      action="/orders/labels"
      method="get"
      data-defaults="sheet=a4&start=1"
      className="mb-4 grid items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,22rem)_10rem_auto] sm:justify-start"
    >
      {Object.entries(subject ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select label={messages.sheetLabel} name="sheet" options={OPTIONS} defaultValue={sheet} />
      {labelCount > 1 ? (
        <Field
          label={messages.firstLabel}
          name="start"
          // Not type "number": scrolling over it would change the value.
          inputMode="numeric"
          pattern="[0-9]+"
          title={messages.firstLabelHint(labelCount)}
          defaultValue={start}
        />
      ) : null}
      <button type="submit" className={buttonClass({ className: 'md:pointer-fine:h-11' })}>
        {messages.updateButton}
      </button>
    </form>
  );
}
