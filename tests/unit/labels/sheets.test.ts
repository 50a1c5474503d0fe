import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHEET_NAMES, SHEETS } from '@/lib/labels/sheets';

test.each(SHEET_NAMES)(
  'the labels of %s fill the paper evenly and do not reach past it',
  (name) => {
    const { paper, label, columns, rows, margin, gap } = SHEETS[name];
    const across = columns * label.width + (columns - 1) * gap;
    const down = rows * label.height;
    expect(paper.width - across - 2 * margin.left).toBeCloseTo(0, 1);
    expect(paper.height - down - 2 * margin.top).toBeCloseTo(0, 1);
  },
);

test.each(SHEET_NAMES)(
  'the code of %s has modules that are read, and leaves most of the width',
  (name) => {
    const { label, padding, code } = SHEETS[name];
    // The address of an order makes a code of 37 to 41 modules; printers and cameras manage a third of a millimetre.
    expect(code.side / (41 + 4)).toBeGreaterThan(0.33);
    expect(code.side).toBeLessThan((label.width - 2 * padding.x) / 1.9);
    expect(code.side).toBeLessThanOrEqual(label.height - 2 * padding.y);
  },
);

test.each(SHEET_NAMES)(
  'the stylesheet has the page that %s is printed on, without margins',
  (name) => {
    const css = readFileSync('app/globals.css', 'utf8');
    const { page, paper } = SHEETS[name];
    const sizes: Record<string, string> = {
      A4: 'A4',
      'US Letter': 'letter',
      label: page.endsWith('-inch') ? '4in 6in' : `${paper.width}mm ${paper.height}mm`,
    };
    expect(css.replaceAll(/\s+/g, ' ')).toContain(
      `@page ${page} { size: ${sizes[paper.name]}; margin: 0; }`,
    );
  },
);
