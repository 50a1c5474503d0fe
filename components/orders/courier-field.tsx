import { Select } from '@/components/ui/field';
import type { FieldError } from '@/lib/forms/form-state';
import { displayName } from '@/lib/accounts/user';
import { ORDER_FIELDS } from '@/lib/orders/fields';
import { unassigned } from '@/lib/orders/messages';
import type { Person } from '@/lib/accounts/queries';

export function CourierField({
  couriers,
  value,
  error,
}: {
  couriers: readonly Person[];
  value: string;
  error: FieldError | undefined;
}) {
  return (
    <Select
      // React doesn't update the default value of a mounted select, so another value remounts it.
      key={value}
      name="courierId"
      label={ORDER_FIELDS.courierId.label}
      options={[
        { value: '', name: unassigned },
        ...couriers.map(({ id, name }) => ({ value: id, name })),
      ]}
      defaultValue={value}
      error={error}
    />
  );
}

/** The name behind a value of the field; couriers in `couriers` may no longer be selectable. */
export function courierLabel(couriers: readonly Person[], value: string): string {
  if (value === '') return unassigned;
  return displayName(couriers, value);
}
