import type { FieldConflict, FieldError } from '@/lib/forms/form-state';
import { describeField } from '@/lib/orders/describe';
import { ORDER_FIELDS, type DetailField } from '@/lib/orders/fields';
import { Chooser } from './chooser';
import { Difference } from './difference';

/** In place of a field that others changed too: whose it is to be. */
export function ConflictChooser({
  name,
  conflict: { before, theirs, yours, by },
  chosen,
  error,
  inWords = (value) => describeField(name, value),
}: {
  name: DetailField;
  conflict: FieldConflict;
  chosen: string | undefined;
  /** What is wrong with the choice, or that none is made. */
  error: FieldError | undefined;
  /** What a value of the field is called. */
  inWords?: (value: string) => string;
}) {
  const { label, kind } = ORDER_FIELDS[name];
  const show = (value: string) =>
    kind === 'line' || kind === 'address' ? (
      <Difference text={value} before={before} />
    ) : (
      inWords(value)
    );
  const isChosen = chosen !== undefined && [theirs, yours, before].includes(chosen);
  const missing = `Choose whose ${label.toLowerCase()} it is to be.`;
  const author = by ? <span className="block text-sm text-muted">{by}</span> : null;
  return (
    <Chooser
      legend={label}
      name={name}
      chosen={chosen}
      error={error && (isChosen ? error.text : missing)}
      sides={[
        {
          name: 'Theirs',
          value: theirs,
          shown: (
            <>
              {show(theirs)} {author}
            </>
          ),
        },
        { name: 'Yours', value: yours, shown: show(yours) },
        { name: 'Before', value: before, shown: inWords(before) },
      ]}
    />
  );
}
