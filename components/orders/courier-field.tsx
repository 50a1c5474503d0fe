import { Select } from '@/components/ui/field';
import type { FieldError } from '@/lib/forms/form-state';
import { displayName } from '@/lib/accounts/user';
import { UNASSIGNED } from '@/lib/orders/describe';
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
      label="Courier"
      options={[
        { value: '', name: UNASSIGNED },
        ...couriers.map(({ id, name }) => ({ value: id, name })),
      ]}
      defaultValue={value}
      error={error}
    />
  );
}

/** The name behind a value of the field; couriers in `couriers` may no longer be selectable. */
export function courierLabel(couriers: readonly Person[], value: string): string {
  if (value === '') return UNASSIGNED;
  return displayName(couriers, value);
}
