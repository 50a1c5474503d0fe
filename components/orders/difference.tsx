/** A text with the part marked that is other than in `before`. */
export function Difference({ text, before }: { text: string; before: string }) {
  const [beginning, changed, end] = splitAround(text, before);
  return (
    <bdi>
      {beginning}
      {changed ? <mark className="rounded-sm bg-ongoing-tint text-ongoing">{changed}</mark> : null}
      {end}
    </bdi>
  );
}

/** `text` in three: how it begins as `before` does, what differs, and how it ends as `before` does. */
export function splitAround(
  text: string,
  before: string,
): [beginning: string, changed: string, end: string] {
  const [ours, theirs] = [[...text], [...before]];
  const shorter = Math.min(ours.length, theirs.length);
  let from = 0;
  while (from < shorter && ours[from] === theirs[from]) from++;
  let back = 0;
  while (back < shorter - from && ours.at(-1 - back) === theirs.at(-1 - back)) back++;
  const to = ours.length - back;
  return [ours.slice(0, from).join(''), ours.slice(from, to).join(''), ours.slice(to).join('')];
}
