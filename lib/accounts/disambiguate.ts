type Named = { id: string; name: string };

/**
 * People as a choice offers them: where several have one name, each with their username, and with the note that there is
 * about them.
 */
export function toldApart(
  people: readonly (Named & { username: string; note?: string | undefined })[],
): Named[] {
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  return people.map(({ id, name, username, note }) => {
    const told = [bearers.get(name)! > 1 ? username : undefined, note].filter(Boolean);
    return { id, name: told.length > 0 ? `${name} (${told.join(', ')})` : name };
  });
}
