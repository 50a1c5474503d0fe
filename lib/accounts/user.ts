import { unknownUser } from './messages';

type Named = { id: string; name: string };

/** Also handles IDs outside this workspace, as in old links. */
export function displayName(
  people: readonly Named[] | ReadonlyMap<string, string>,
  id: string,
): string {
  const name =
    people instanceof Map
      ? people.get(id)
      : (people as readonly Named[]).find((person) => person.id === id)?.name;
  return name ?? unknownUser;
}

/** Adds usernames where people share a name, and notes. */
export function withUniqueNames(
  people: readonly (Named & { username: string; note?: string | undefined })[],
): Named[] {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1);
  return people.map(({ id, name, username, note }) => {
    const details = [counts.get(name)! > 1 ? username : undefined, note].filter(Boolean);
    return { id, name: details.length > 0 ? `${name} (${details.join(', ')})` : name };
  });
}

export type Details = { username: string; name: string; email: string | null };
