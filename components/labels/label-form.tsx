import { buttonClass } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { labelsPath, type LabelSettings } from '@/lib/labels/settings';
import { labelsOn, SHEET_NAMES, SHEETS } from '@/lib/labels/sheets';

const OPTIONS = SHEET_NAMES.map((value) => ({ value, name: SHEETS[value].name }));

/** On what the labels are printed, and where on it they begin. All of it goes into the address. */
export function LabelForm({ settings }: { settings: LabelSettings }) {
  const { subject, sheet, start } = settings;
  const places = labelsOn(SHEETS[sheet]);
  return (
    <form
      // Fields keep what was typed: those of other settings are others.
      key={labelsPath(settings)}
      action="/orders/labels"
      method="get"
      data-usual="sheet=a4&start=1"
      className="mb-4 grid items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,22rem)_10rem_auto] sm:justify-start"
    >
      {Object.entries(subject ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select label="Sheet" name="sheet" options={OPTIONS} defaultValue={sheet} />
      {places > 1 ? (
        <Field
          label="First free label"
          name="start"
          // Not of the type "number", which a wheel turned over it would change.
          inputMode="numeric"
          pattern="[0-9]+"
          title={`A number from 1 to ${places}`}
          defaultValue={start}
        />
      ) : null}
      <button type="submit" className={buttonClass({ className: 'md:pointer-fine:h-11' })}>
        Update preview
      </button>
    </form>
  );
}
