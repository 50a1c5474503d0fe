import { encode } from 'uqr';

/** A QR code as one path of strokes of width 1 in a square of `size`, its modules at whole coordinates. */
export type Code = { size: number; path: string };

/** One of the eight masks of a code. Finding the best of them takes ten times as long as all the rest; readers take any. */
const MASK = 3;

/**
 * The QR code of `text`, without its quiet zone: readable with 15 % of it lost, or more where that needs no more room.
 * Rows are drawn from their middle, and moved to by relative steps, which is as short as a path gets.
 */
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

/** Dark modules that stand together, as `[from, to)`. */
function runsOf(modules: boolean[]): { from: number; to: number }[] {
  const edges = modules.flatMap((dark, x) => (dark === (modules[x - 1] ?? false) ? [] : [x]));
  if (modules.at(-1)) edges.push(modules.length);
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    from: edges[2 * index]!,
    to: edges[2 * index + 1]!,
  }));
}
