import type { Option } from '@/components/ui/field';
import { NOBODY } from '@/lib/orders/list/params';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';

/** Adds the chosen user if the list no longer has them, so that the filter keeps its value. */
export function peopleOptions({
  people,
  listed,
  chosen,
}: {
  people: Person[];
  listed: Person[];
  chosen: string | undefined;
}): Option[] {
  const options = listed.map(({ id, name }) => ({ value: id, name }));
  if (chosen === undefined || chosen === NOBODY) return options;
  if (listed.some(({ id }) => id === chosen)) return options;
  return [...options, { value: chosen, name: displayName(people, chosen) }];
}
