import { Field } from '@/components/ui/field';
import type { ConstantField, ColumnMapping } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';

const INPUTS: Partial<Record<ConstantField, object>> = {
  numberOfItems: { inputMode: 'numeric' },
  deliveryDate: { type: 'date' },
};

/** Default values for empty cells. Fields without a column come first; the others are collapsed. */
export function ConstantFields({
  constants,
  fields,
  required,
  open,
}: {
  constants: ColumnMapping['constants'];
  /** Those that may have a default value. */
  fields: readonly ConstantField[];
  /** Fields that need a value, answered or not. */
  required: ReadonlySet<ConstantField>;
  /** Open questions, by field. */
  open: ReadonlyMap<ConstantField, string>;
}) {
  const isShown = (field: ConstantField) =>
    constants[field] !== undefined || required.has(field) || open.has(field);
  const renderField = (field: ConstantField) => {
    const text = open.get(field);
    return (
      <Field
        key={field}
        label={messages.TARGET_NAMES[field]}
        name={`constant.${field}`}
        defaultValue={constants[field] ?? ''}
        autoComplete="off"
        error={text ? { text } : undefined}
        {...INPUTS[field]}
      />
    );
  };
  const others = fields.filter((field) => !isShown(field));
  return (
    <fieldset className="mt-8 max-w-140 space-y-4">
      <legend className="mb-2 font-semibold">{messages.defaultsLegend}</legend>
      <p className="text-sm text-muted">{messages.defaultsHelp}</p>
      {fields.filter(isShown).map(renderField)}
      {others.length > 0 ? (
        <details>
          <summary className="flex min-h-11 items-center text-accent pointer-fine:min-h-8">
            {messages.addDefaults}
          </summary>
          <div className="mt-2 space-y-4">{others.map(renderField)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}
