/** As many answers as are kept: a file says the same few dates and statuses again and again. */
const MOST = 5_000;

/** `answer`, which is slow and always says the same to the same text, asked once for most texts. */
export function memoize<V>(answer: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const now = answer(text);
    known.set(text, now);
    return now;
  };
}
