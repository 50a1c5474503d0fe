import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paperNames } from '@/lib/labels/messages';
import { LETTER_SIZES, SHEET_NAMES, SHEETS, type SheetName } from '@/lib/labels/sheets';

const css = readFileSync('components/labels/labels.css', 'utf8');

/** The stylesheet’s dimensions of a sheet in millimetres, and its page. */
function measuresOf(name: SheetName) {
  const common = css.match(/\.label-sheet \{[^&]*/)![0];
  const own = [...css.matchAll(/&(?:\.|:is)([^{]*)\{([^}]*)\}/g)]
    .filter(([, selector]) => selector!.split(/[\s.,()]+/).includes(name))
    .map(([, , rules]) => rules!);
  const rules = [common, ...own].join('');
  const lengths = Object.fromEntries(
    [...rules.matchAll(/--([\w-]+): ([\d.]+);/g)].map(([, key, value]) => [key, Number(value)]),
  );
  const paper = { width: lengths['paper-width']!, height: lengths['paper-height']! };
  return {
    lengths: { ...paper, ...lengths } as Record<string, number>,
    paper,
    page: rules.match(/.*\spage: ([\w-]+);/s)![1]!,
    isCodeBeneath: rules.includes("'to to'"),
  };
}

test.each(SHEET_NAMES)('the labels of %s fill the paper evenly and stay on it', (name) => {
  const { columns, rows } = SHEETS[name];
  const { lengths, paper } = measuresOf(name);
  expect(lengths.columns).toBe(columns);
  const across = columns * lengths.width! + (columns - 1) * lengths.between!;
  expect(paper.width - across - 2 * lengths.left!).toBeCloseTo(0, 1);
  expect(paper.height - rows * lengths.height! - 2 * lengths.top!).toBeCloseTo(0, 1);
});

test.each(SHEET_NAMES)(
  'the code of %s has readable modules, and leaves most of the width',
  (name) => {
    const { code, width, height, ...rest } = measuresOf(name).lengths;
    // The address of an order makes a code of 37 to 41 modules; printers and cameras manage a third of a millimetre.
    expect(code! / (41 + 4)).toBeGreaterThan(0.33);
    expect(code).toBeLessThan((width! - 2 * rest['padding-x']!) / 1.9);
    expect(code).toBeLessThanOrEqual(height! - 2 * rest['padding-y']!);
  },
);

/** The height of a line and the width of the widest common letter, a bold W in Arial, in heights of letters. */
const LINE = 1.2;
const WIDEST = 0.95;

/** How many characters a W counts as. */
const WEIGHT = 1.5;

test.each(SHEET_NAMES)('the texts of %s have room, whatever their letters', (name) => {
  const { orderId, text, sender } = SHEETS[name];
  const { lengths, isCodeBeneath } = measuresOf(name);
  const width = lengths.width! - 2 * lengths['padding-x']!;
  const height = lengths.height! - 2 * lengths['padding-y']!;
  const besideCode = width - lengths.code! - 2;
  const textWidth = isCodeBeneath ? width : besideCode;

  const longest = {
    large: Math.floor(orderId.large / WEIGHT),
    medium: Math.floor(orderId.medium / WEIGHT),
    small: 64,
  };
  const idHeights = LETTER_SIZES.map((size) => {
    const letters = lengths[`id-${size}`]!;
    return Math.ceil(longest[size] / Math.floor(textWidth / letters / WIDEST)) * letters * LINE;
  });
  const foot = (lines: number) => (isCodeBeneath ? 0 : lines * lengths.foot! * LINE);
  for (const size of LETTER_SIZES) {
    const { lines, perLine } = text[size];
    const letters = lengths[`text-${size}`]!;
    expect(lengths[`lines-${size}`]).toBe(lines);
    // Average characters are half as wide as they are high; the rest is for the ends of lines.
    expect(textWidth / letters / perLine).toBeGreaterThan(0.58);
    const beneathId = Math.max(...idHeights) + lengths['id-gap']!;
    const room = height - beneathId - (isCodeBeneath ? lengths.code! : 0);
    expect(lines * letters * LINE + foot(2)).toBeLessThanOrEqual(room);
    expect((lines - 1) * letters * LINE + foot(3)).toBeLessThanOrEqual(room);
  }
  expect(lengths['foot-lines']! + 1).toBe(sender.lines + (isCodeBeneath ? 2 : 1));
  expect((sender.lines + 2) * lengths.foot! * LINE).toBeLessThanOrEqual(
    isCodeBeneath ? lengths.code! : height,
  );
});

test.each(SHEET_NAMES)(
  'the stylesheet has the page that %s is printed on, without margins',
  (name) => {
    const { page, paper } = measuresOf(name);
    const sizes: Record<string, string> = {
      A4: 'A4',
      'US Letter': 'letter',
      label: page.endsWith('-inch') ? '4in 6in' : `${paper.width}mm ${paper.height}mm`,
    };
    expect(css.replaceAll(/\s+/g, ' ')).toContain(
      `@page ${page} { size: ${sizes[paperNames[name]]}; margin: 0; }`,
    );
  },
);
