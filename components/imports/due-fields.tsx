import { Field } from '@/components/ui/field';
import { PROPOSED_DUE_DAYS, type ColumnMapping } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';

/** When new orders are due, if no column says it. */
export function DueFields({
  mapping: { dueDays, constants },
  orderDateColumn,
  problem,
}: {
  mapping: Pick<ColumnMapping, 'dueDays' | 'constants'>;
  /** The name of the column with the order dates. */
  orderDateColumn: string | undefined;
  problem: string | undefined;
}) {
  const byDays = dueDays !== null && orderDateColumn !== undefined;
  const error = problem ? { text: problem } : undefined;
  return (
    <fieldset className="mt-8 max-w-140">
      <legend className="mb-1 font-semibold">{messages.dueLegend}</legend>
      <p className="mb-2 text-sm text-muted">{messages.dueHelp}</p>
      <input type="hidden" name="deliveryDateBefore" value={constants.deliveryDate ?? ''} />
      <Choice
        value="days"
        label={messages.dueInDays}
        isChosen={byDays}
        isDisabled={!orderDateColumn}
      />
      <div className="mb-3 pl-8">
        {orderDateColumn === undefined ? (
          <p className="text-sm text-muted">{messages.dueDaysUnmapped}</p>
        ) : (
          <Field
            label={messages.dueDaysLabel}
            name="dueDays"
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            defaultValue={dueDays ?? PROPOSED_DUE_DAYS}
            help={messages.dueDaysHelp(orderDateColumn)}
            error={byDays ? error : undefined}
          />
        )}
      </div>
      <Choice value="date" label={messages.dueOnDate} isChosen={!byDays} />
      <div className="pl-8">
        <Field
          label={messages.TARGET_NAMES.deliveryDate}
          name="constant.deliveryDate"
          type="date"
          defaultValue={constants.deliveryDate ?? ''}
          error={byDays ? undefined : error}
        />
      </div>
    </fieldset>
  );
}

function Choice({
  value,
  label,
  isChosen,
  isDisabled = false,
}: {
  value: string;
  label: string;
  isChosen: boolean;
  isDisabled?: boolean;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3 pointer-fine:min-h-8">
      <input
        type="radio"
        name="due"
        value={value}
        defaultChecked={isChosen}
        disabled={isDisabled}
        className="size-5 accent-accent pointer-fine:size-4"
      />
      {label}
    </label>
  );
}
