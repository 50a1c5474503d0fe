import { formatDate } from '@/lib/dates';
import type { FieldConflict, FieldError } from '@/lib/forms/form-state';
import { formatNumber } from '@/lib/numbers';
import { Chooser } from './chooser';
import { Difference } from './difference';

/** In place of a field that others changed too: whose it is to be. */
export function ConflictChooser({
  label,
  name,
  conflict: { before, theirs, yours, by },
  chosen,
  error,
  inWords = (value) => showValue(name, value),
}: {
  label: string;
  name: string;
  conflict: FieldConflict;
  chosen: string | undefined;
  /** What is wrong with the choice, or that none is made. */
  error: FieldError | undefined;
  /** What a value of the field is called. */
  inWords?: (value: string) => string;
}) {
  const show = (value: string) =>
    isText(name) ? <Difference text={value} before={before} /> : inWords(value);
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

function isText(name: string): boolean {
  return name !== 'deliveryDate' && name !== 'numberOfItems' && name !== 'courierId';
}

/** What a field says, as people read it. */
function showValue(name: string, value: string): string {
  if (name === 'deliveryDate') return formatDate(value);
  return name === 'numberOfItems' ? formatNumber(Number(value)) : value;
}
