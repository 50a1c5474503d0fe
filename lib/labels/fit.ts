import { countLines, wordWidths } from './letters';

/** A text and the letters that it may have, in millimetres. */
export type Text = {
  text: string;
  largest: number;
  smallest: number;
  bold?: boolean;
  /** How many lines it gets at most where not everything fits. */
  most?: number;
};

/** How large the letters of a text are, in millimetres, how many lines it may take, and whether that is too few for it. */
export type Fit = { size: number; lines: number; isCut?: boolean };

/** Room for text, in millimetres. */
export type Box = { width: number; height: number };

/** The height of a line, in heights of its letters. */
const LEADING = 1.2;

/** How much wider bold letters are. */
const BOLD = 1.12;

/** Letters become smaller in steps of this. */
const STEP = 0.95;

/**
 * Letters for texts that stand one beneath the other, all as large as the box allows. Where even the smallest are too
 * large, each gets a line and those that need more share the others: what is too long then ends in an ellipsis.
 */
export function fitTexts(texts: readonly Text[], box: Box): Fit[] {
  const fits = shrink(texts, box);
  return heightOf(fits) <= box.height ? fits : share(texts, fits, box);
}

/** Letters for a text that is never cut: the smallest where it does not fit at all. */
export function fitWhole(text: Text, box: Box): Fit {
  return shrink([text], box)[0]!;
}

/** How high the texts are together, in millimetres. */
export function heightOf(fits: readonly Fit[]): number {
  return fits.reduce((sum, { size, lines }) => sum + size * LEADING * lines, 0);
}

/** All of every text, as large as fits, or the smallest. */
function shrink(texts: readonly Text[], { width, height }: Box): Fit[] {
  const words = texts.map(({ text }) => wordWidths(text));
  for (let scale = 1; ; scale *= STEP) {
    const fits = texts.map(({ largest, smallest, bold }, index) => {
      const size = Math.max(smallest, Math.round(largest * scale * 100) / 100);
      return { size, lines: countLines(words[index]!, width / size / (bold ? BOLD : 1)) };
    });
    const isSmallest = texts.every(({ smallest }, index) => fits[index]!.size === smallest);
    if (heightOf(fits) <= height || isSmallest) return fits;
  }
}

/** A line for each text, and one more at a time for the one that has the fewest and needs more, while there is room. */
function share(texts: readonly Text[], wanted: readonly Fit[], { height }: Box): Fit[] {
  const given: Fit[] = wanted.map(({ size }) => ({ size, lines: 1 }));
  for (;;) {
    const next = given
      .filter(({ lines }, index) => {
        return lines < Math.min(wanted[index]!.lines, texts[index]!.most ?? Infinity);
      })
      .filter(({ size }) => heightOf([...given, { size, lines: 1 }]) <= height)
      .sort((one, other) => one.lines - other.lines)[0];
    if (!next) {
      return given.map((fit, index) => ({ ...fit, isCut: fit.lines < wanted[index]!.lines }));
    }
    next.lines += 1;
  }
}
