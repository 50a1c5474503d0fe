/** Dimensions are in `components/labels/labels.css`. */
export const SHEET_NAMES = ['a4', 'a4-large', 'letter', 'single', 'single-inch'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

export const LETTER_SIZES = ['large', 'medium', 'small'] as const;
export type LetterSize = (typeof LETTER_SIZES)[number];

export type Sheet = {
  columns: number;
  rows: number;
  /** The widest Order ID that fits one line in large letters, or two in medium. */
  orderId: { large: number; medium: number };
  /** Lines for recipient and address, and average characters per line without breaking words. */
  text: Record<LetterSize, { lines: number; perLine: number }>;
  sender: { lines: number; perLine: number };
};

const SINGLE = {
  columns: 1,
  rows: 1,
  orderId: { large: 12, medium: 36 },
  text: {
    large: { lines: 9, perLine: 21 },
    medium: { lines: 13, perLine: 30 },
    small: { lines: 22, perLine: 50 },
  },
  sender: { lines: 8, perLine: 17 },
} satisfies Partial<Sheet>;

export const SHEETS: Record<SheetName, Sheet> = {
  a4: {
    columns: 3,
    rows: 8,
    orderId: { large: 12, medium: 36 },
    text: {
      large: { lines: 4, perLine: 21 },
      medium: { lines: 5, perLine: 27 },
      small: { lines: 6, perLine: 34 },
    },
    sender: { lines: 2, perLine: 28 },
  },
  'a4-large': {
    columns: 2,
    rows: 4,
    orderId: { large: 12, medium: 36 },
    text: {
      large: { lines: 7, perLine: 19 },
      medium: { lines: 10, perLine: 27 },
      small: { lines: 14, perLine: 39 },
    },
    sender: { lines: 2, perLine: 28 },
  },
  letter: {
    columns: 2,
    rows: 5,
    orderId: { large: 12, medium: 45 },
    text: {
      large: { lines: 5, perLine: 25 },
      medium: { lines: 7, perLine: 36 },
      small: { lines: 10, perLine: 48 },
    },
    sender: { lines: 2, perLine: 35 },
  },
  single: SINGLE,
  'single-inch': SINGLE,
};

export function labelsOn({ columns, rows }: Sheet): number {
  return columns * rows;
}
