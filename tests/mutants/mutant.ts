/** What a mutant takes away. */
export const KINDS = [
  'workspace',
  'ownership',
  'standing',
  'visible orders',
  'permission check',
  'permission needed',
  'permission table',
] as const;
export type Kind = (typeof KINDS)[number];

/** One place of a file that says something else, counted in UTF-16 units of its text. */
export type Edit = { start: number; end: number; text: string };

/** A predicate or a check that is taken away. */
export type Mutant = {
  /** The same as long as the function that it is in asks for the same: "lib/team/mutations.ts update workspace 1". */
  id: string;
  kind: Kind;
  file: string;
  /** Counted from 1. */
  line: number;
  before: string;
  after: string;
  /** The one that it is about comes first. */
  edits: Edit[];
};

/** What is found in a file, before it has its id. */
export type Finding = Pick<Mutant, 'kind' | 'edits'> & { within: string };

/** The text of a file with its mutant in it. */
export function mutated(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), text);
}

/** Mutants of a file, each with a name of its own. */
export function named(file: string, text: string, findings: readonly Finding[]): Mutant[] {
  const counts = new Map<string, number>();
  return findings.map(({ kind, edits, within }) => {
    const name = `${file} ${within} ${kind}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const { start } = edits[0]!;
    const after = mutated(text, edits);
    const line = text.slice(0, start).split('\n').length;
    const [from, to] = [text, after].map((whole) => lineOf(whole, line));
    return { id: `${name} ${count}`, kind, file, line, before: from!, after: to!, edits };
  });
}

function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}
