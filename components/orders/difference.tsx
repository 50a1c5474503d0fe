/** Marks the part of `text` that differs from `before`. */
export function Difference({ text, before }: { text: string; before: string }) {
  const [prefix, changed, suffix] = splitAround(text, before);
  return (
    <bdi>
      {prefix}
      {changed ? <mark className="rounded-sm bg-ongoing-tint text-ongoing">{changed}</mark> : null}
      {suffix}
    </bdi>
  );
}

/** Splits `text` into the prefix it shares with `before`, the part that differs, and the shared suffix. */
export function splitAround(
  text: string,
  before: string,
): [prefix: string, changed: string, suffix: string] {
  const [letters, lettersBefore] = [[...text], [...before]];
  const shorter = Math.min(letters.length, lettersBefore.length);
  let from = 0;
  while (from < shorter && letters[from] === lettersBefore[from]) from++;
  let back = 0;
  while (back < shorter - from && letters.at(-1 - back) === lettersBefore.at(-1 - back)) back++;
  const to = letters.length - back;
  return [
    letters.slice(0, from).join(''),
    letters.slice(from, to).join(''),
    letters.slice(to).join(''),
  ];
}
