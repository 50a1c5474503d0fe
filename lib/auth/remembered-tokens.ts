const MOST_KEPT = 2_000;

type Token = { sessionToken: string; expires: number };

const remembered = new Map<string, Token>();

/**
 * Decrypting a cookie costs as much as all queries of a page. `key` must hold the cookie and the secret; only valid
 * tokens are kept, until they expire. Whether the session lives is another question.
 */
export async function rememberedToken(
  key: string,
  decrypt: () => Promise<Token | null>,
): Promise<string | null> {
  const known = remembered.get(key);
  if (known && known.expires > Date.now()) return known.sessionToken;
  remembered.delete(key);
  const token = await decrypt();
  if (!token) return null;
  remembered.set(key, token);
  if (remembered.size > MOST_KEPT) remembered.delete(remembered.keys().next().value!);
  return token.sessionToken;
}
