import { Select } from '@/components/ui/field';
import type { FieldError } from '@/lib/forms/form-state';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';

/** Who is to deliver an order; nobody to begin with. */
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
      // Drawn anew for another value: React leaves a list that is open as it was first drawn.
      key={value}
      name="courierId"
      label="Courier"
      options={[
        { value: '', name: 'Nobody yet' },
        ...couriers.map(({ id, name }) => ({ value: id, name })),
      ]}
      defaultValue={value}
      error={error}
    />
  );
}

/** How the value of the field is called, which may be of somebody who is offered no more. */
export function courierInWords(couriers: readonly Person[], value: string): string {
  if (value === '') return 'Nobody yet';
  return displayName(couriers, value);
}
