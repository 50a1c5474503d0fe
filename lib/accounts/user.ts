import { normalized } from '@/lib/text';

/**
 * The form of a username that must be unique: two spellings that look alike to people are one name. Also of names that
 * nobody can have, such as those with a U+0000, which PostgreSQL does not even take in a question.
 */
export function usernameKey(username: string): string {
  return normalized(username, 'NFKC').toLowerCase().normalize('NFKC').replaceAll('\0', '\uFFFD');
}

/**
 * The key of a user who came with a username of which another spelling was taken: found by this very spelling alone. It
 * starts with what no username contains, so that no {@link usernameKey} is ever the same.
 */
export function exactUsernameKey(username: string): string {
  return `\u0001${normalized(username.trim(), 'NFC').replaceAll('\0', '\uFFFD')}`;
}

/** The keys under which somebody of this username may be found; one that is taken under either is taken. */
export function usernameKeys(username: string): [exact: string, folded: string] {
  return [exactUsernameKey(username), usernameKey(username)];
}

type Named = { id: string; name: string };

/** The name of a user, by their id; also for an id that is not of this workspace, as in an old link. */
export function displayName(
  people: readonly Named[] | ReadonlyMap<string, string>,
  id: string,
): string {
  const name =
    people instanceof Map
      ? people.get(id)
      : (people as readonly Named[]).find((it) => it.id === id)?.name;
  return name ?? 'Someone unknown';
}

/**
 * People as a choice offers them: where several have one name, each with their username, and with the note that there is
 * about them.
 */
export function withUniqueNames(
  people: readonly (Named & { username: string; note?: string | undefined })[],
): Named[] {
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  return people.map(({ id, name, username, note }) => {
    const told = [bearers.get(name)! > 1 ? username : undefined, note].filter(Boolean);
    return { id, name: told.length > 0 ? `${name} (${told.join(', ')})` : name };
  });
}

/** What a user may change about themselves, as it is stored. */
export type Details = { username: string; name: string; email: string | null };
