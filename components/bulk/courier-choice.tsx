import { Select } from '@/components/ui/field';
import type { FieldError } from '@/lib/forms/form-state';
import { NOBODY } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';

/** Who is to deliver many orders. Nobody is a choice of its own, other than none. */
export function CourierChoice({
  couriers,
  chosen,
  answered,
  error,
  onChoose,
}: {
  couriers: readonly Person[];
  /** The id of a courier, `nobody`, or '' for no choice. */
  chosen: string;
  /** What was sent last, where it was sent. */
  answered: string | undefined;
  error: FieldError | undefined;
  onChoose: (chosen: string) => void;
}) {
  return (
    <Select
      // Drawn anew with an answer: React leaves a list as it was first drawn. Not with each choice, which would lose the focus.
      key={answered}
      name="courierId"
      label="Courier"
      options={[
        { value: '', name: 'Choose a courier' },
        ...couriers.map(({ id, name }) => ({ value: id, name })),
        { value: NOBODY, name: 'Nobody' },
      ]}
      defaultValue={answered ?? chosen}
      error={error}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}
