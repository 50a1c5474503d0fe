const MOST = 5_000;

/** For pure functions; the cache is bounded. */
export function memoize<V>(compute: (text: string) => V): (text: string) => V {
  const cache = new Map<string, V>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    if (cache.size >= MOST) cache.clear();
    const value = compute(text);
    cache.set(text, value);
    return value;
  };
}
