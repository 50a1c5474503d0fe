import type { Changes } from '@/lib/audit-log/actions';
import type { Person } from '@/lib/accounts/queries';

/** How people are called, by their ids. */
export function namesOf(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Changes that are not written down yet, with the names of couriers beside their ids as the log has them. */
export function withCourierNames(changes: Changes, names: ReadonlyMap<string, string>): Changes {
  const { courierId } = changes;
  if (!courierId) return changes;
  const nameOf = (id: string | number | null) =>
    id === null ? null : (names.get(String(id)) ?? 'Someone unknown');
  return { ...changes, courier: { from: nameOf(courierId.from), to: nameOf(courierId.to) } };
}
