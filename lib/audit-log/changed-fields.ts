type Value = string | number | null;

/** The fields that differ, before → after; a state that isn't there has null in each. */
export function changedFields<Name extends string, V extends Value>(
  before: Readonly<Record<Name, V>> | null,
  after: Readonly<Record<Name, V>> | null,
  names: readonly Name[],
): Partial<Record<Name, { from: V | null; to: V | null }>> {
  const changes: Partial<Record<Name, { from: V | null; to: V | null }>> = {};
  for (const name of names) {
    const from = before?.[name] ?? null;
    const to = after?.[name] ?? null;
    if (from !== to) changes[name] = { from, to };
  }
  return changes;
}
