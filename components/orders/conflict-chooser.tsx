import type { FieldConflict, FieldError } from '@/lib/forms/form-state';
import { choiceMissing } from '@/lib/orders/changes/messages';
import { emptyValue } from '@/lib/orders/messages';
import { describeField } from '@/lib/orders/describe';
import { ORDER_FIELDS, type DetailField } from '@/lib/orders/fields';
import { Chooser } from './chooser';
import { Difference } from './difference';

const TEXTS: readonly string[] = ['line', 'lines', 'address', 'phone', 'email'];

/** Replaces the input of a field that someone else changed too. */
export function ConflictChooser({
  name,
  conflict: { before, theirs, yours, by },
  chosen,
  error,
  formatValue = (value) => describeField(name, value),
}: {
  name: DetailField;
  conflict: FieldConflict;
  chosen: string | undefined;
  error: FieldError | undefined;
  formatValue?: (value: string) => string;
}) {
  const { label, kind } = ORDER_FIELDS[name];
  const showValue = (value: string) =>
    value === '' && kind !== 'user' ? emptyValue : formatValue(value);
  const renderValue = (value: string) =>
    value !== '' && TEXTS.includes(kind) ? (
      <Difference text={value} before={before} />
    ) : (
      showValue(value)
    );
  const isChosen = chosen !== undefined && [theirs, yours, before].includes(chosen);
  const author = by ? <span className="block text-sm text-muted">{by}</span> : null;
  return (
    <Chooser
      legend={label}
      name={name}
      chosen={chosen}
      error={error && (isChosen ? error.text : choiceMissing(label))}
      options={[
        {
          side: 'theirs',
          value: theirs,
          content: (
            <>
              {renderValue(theirs)} {author}
            </>
          ),
        },
        { side: 'yours', value: yours, content: renderValue(yours) },
        { side: 'before', value: before, content: showValue(before) },
      ]}
    />
  );
}
