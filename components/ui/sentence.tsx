import { Fragment, type ReactNode } from 'react';

/** The names in braces of a literal text, so that the compiler finds one without its element. */
type Names<Text extends string> = string extends Text
  ? string
  : Text extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Names<Rest>
    : never;

/** A message with elements in the places of its `{names}`, such as a link or a time. */
export function Sentence<Text extends string>({
  text,
  parts,
}: {
  text: Text;
  parts: Record<Names<Text>, ReactNode>;
}) {
  return text
    .split(/(\{\w+\})/)
    .map((piece, index) => (
      <Fragment key={index}>{index % 2 ? elementOr(piece, parts) : piece}</Fragment>
    ));
}

/** A name that no element is given for stays visible. */
function elementOr(piece: string, parts: Record<string, ReactNode>): ReactNode {
  const name = piece.slice(1, -1);
  return Object.hasOwn(parts, name) ? parts[name] : piece;
}
