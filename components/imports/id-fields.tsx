import { Checkbox, Field } from '@/components/ui/field';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';

/** New Order IDs, for files without a column of them. */
export function IdFields({
  mapping: { idPrefix, isRepeat },
  proposed,
  problem,
}: {
  mapping: Pick<ColumnMapping, 'idPrefix' | 'isRepeat'>;
  /** A prefix that no order has. */
  proposed: string;
  problem: string | undefined;
}) {
  return (
    <fieldset className="mt-8 max-w-140">
      <legend className="mb-2 font-semibold">{messages.idsLegend}</legend>
      <input type="hidden" name="idPrefixBefore" value={idPrefix ?? proposed} />
      {isRepeat ? <p className="mb-2 text-sm text-muted">{messages.repeatedRows}</p> : null}
      <Checkbox
        name="numbered"
        value="yes"
        label={messages.numberOrdersLabel}
        defaultChecked={idPrefix !== null}
      />
      <Field
        label={messages.idPrefixLabel}
        name="idPrefix"
        autoComplete="off"
        defaultValue={idPrefix ?? proposed}
        maxLength={50}
        help={messages.idPrefixHelp(idPrefix?.trim() || proposed)}
        error={problem ? { text: problem } : undefined}
      />
    </fieldset>
  );
}
