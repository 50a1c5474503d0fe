import { encode } from 'uqr';

/** Strokes of width 1 in a square of `size` units. */
export type Code = { size: number; path: string };

/** One of eight masks. Finding the best takes ten times as long as everything else, and readers accept any. */
const MASK = 3;

/** Readable with 15 % of it damaged. Has no quiet zone. */
export function codeOf(text: string): Code {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: 0, maskPattern: MASK });
  return { size, path: data.map(rowPath).join('') };
}

function rowPath(modules: boolean[], y: number): string {
  const runs = runsOf(modules);
  const first = runs[0];
  if (!first) return '';
  const steps = runs.map(({ from, to }, index) => {
    const before = runs[index - 1];
    return `${before ? `m${from - before.to} 0` : ''}h${to - from}`;
  });
  return `M${first.from} ${y}.5${steps.join('')}`;
}

/** `[from, to)` */
function runsOf(modules: boolean[]): { from: number; to: number }[] {
  const edges = modules.flatMap((dark, x) => (dark === (modules[x - 1] ?? false) ? [] : [x]));
  if (modules.at(-1)) edges.push(modules.length);
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    from: edges[2 * index]!,
    to: edges[2 * index + 1]!,
  }));
}
