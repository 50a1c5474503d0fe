/** What a user may change about themselves, as it is stored. */
export type Details = { username: string; name: string; email: string | null };

/** The details that the second differ in from the first, before → after. */
export function changedDetails(before: Details, after: Details) {
  const changes: Partial<Record<keyof Details, { from: string | null; to: string | null }>> = {};
  for (const detail of ['username', 'name', 'email'] as const) {
    if (before[detail] !== after[detail]) {
      changes[detail] = { from: before[detail], to: after[detail] };
    }
  }
  return changes;
}
