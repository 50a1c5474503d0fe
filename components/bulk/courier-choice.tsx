import { Select } from '@/components/ui/field';
import * as messages from '@/lib/bulk/messages';
import type { FieldError } from '@/lib/forms/form-state';
import { unassigned } from '@/lib/orders/messages';
import { NOBODY } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';

/** "Unassigned" is a choice, different from none. */
export function CourierChoice({
  couriers,
  chosen,
  submitted,
  error,
  onChoose,
}: {
  couriers: readonly Person[];
  /** The ID of a courier, `nobody`, or '' for no choice. */
  chosen: string;
  submitted: string | undefined;
  error: FieldError | undefined;
  onChoose: (chosen: string) => void;
}) {
  return (
    <Select
      // React doesn't update the default value of a mounted select, so a submit remounts it; each choice would drop the focus.
      key={submitted}
      name="courierId"
      label={messages.courierLabel}
      options={[
        { value: '', name: messages.chooseCourier },
        ...couriers.map(({ id, name }) => ({ value: id, name })),
        { value: NOBODY, name: unassigned },
      ]}
      defaultValue={submitted ?? chosen}
      error={error}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}
