/** What a mutant removes. */
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

/** A replacement; positions are in UTF-16 units. */
export type Edit = { start: number; end: number; text: string };

/** The removal of a predicate or a check. */
export type Mutant = {
  /** File, function, kind and number: "lib/team/mutations.ts update workspace 1". */
  id: string;
  kind: Kind;
  file: string;
  /** From 1. */
  line: number;
  before: string;
  after: string;
  /** The removal itself comes first. */
  edits: Edit[];
};

/** A mutant before it has its ID. */
export type Finding = Pick<Mutant, 'kind' | 'edits'> & { within: string };

/** The text of a file with a mutant applied. */
export function mutated(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), text);
}

/** Gives the mutants of a file their IDs. */
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
