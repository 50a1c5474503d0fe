import { Field } from '@/components/ui/field';
import { CONSTANTS, type ConstantField, type ColumnMapping } from '@/lib/imports/mapping/mapping';
import { TARGET_NAMES } from '@/lib/imports/messages';

const INPUTS: Partial<Record<ConstantField, object>> = {
  numberOfItems: { inputMode: 'numeric' },
  deliveryDate: { type: 'date' },
};

/**
 * What all orders say where the file says nothing. The fields that no column says come first, with what is open about
 * them; the others fold away.
 */
export function ConstantFields({
  constants,
  asked,
  open,
}: {
  constants: ColumnMapping['constants'];
  /** The fields that are asked for, answered or not. */
  asked: ReadonlySet<ConstantField>;
  /** What is open, by field. */
  open: ReadonlyMap<ConstantField, string>;
}) {
  const isShown = (field: ConstantField) =>
    constants[field] !== undefined || asked.has(field) || open.has(field);
  const draw = (field: ConstantField) => {
    const text = open.get(field);
    return (
      <Field
        key={field}
        label={TARGET_NAMES[field]}
        name={`constant.${field}`}
        defaultValue={constants[field] ?? ''}
        autoComplete="off"
        error={text ? { text } : undefined}
        {...INPUTS[field]}
      />
    );
  };
  const others = CONSTANTS.filter((field) => !isShown(field));
  return (
    <fieldset className="mt-8 max-w-140 space-y-4">
      <legend className="mb-2 font-semibold">Where the file says nothing</legend>
      {CONSTANTS.filter(isShown).map(draw)}
      {others.length > 0 ? (
        <details>
          <summary className="flex min-h-11 items-center text-accent pointer-fine:min-h-8">
            Say the same for all orders
          </summary>
          <div className="mt-2 space-y-4">{others.map(draw)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}
