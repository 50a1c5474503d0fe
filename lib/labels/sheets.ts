/** Formats of label paper, as shops sell them. Lengths are millimetres. */
export const SHEET_NAMES = ['a4', 'a4-large', 'letter', 'single', 'single-inch'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

type Size = { width: number; height: number };

export type Sheet = {
  /** For people: paper, and labels on it. */
  name: string;
  paper: Size & { name: string };
  /** The page of that size in the stylesheet. */
  page: string;
  columns: number;
  rows: number;
  label: Size;
  /** From the edges of the paper to the first label. */
  margin: { left: number; top: number };
  /** Between two labels of a row. */
  gap: number;
  /** Kept free within a label: printers do not reach the edge of the paper. */
  padding: { x: number; y: number };
  /** The side of the QR code, which stands beside the text, or beneath it. */
  code: { side: number; place: 'beside' | 'beneath' };
  /** The largest letters: those of the Order ID, and of everything else. */
  letters: { orderId: number; text: number };
};

const A4 = { name: 'A4', width: 210, height: 297 };
const LETTER = { name: 'US Letter', width: 215.9, height: 279.4 };

export const SHEETS: Record<SheetName, Sheet> = {
  a4: {
    name: 'A4: 24 labels of 70 × 37 mm',
    paper: A4,
    page: 'labels-a4',
    columns: 3,
    rows: 8,
    label: { width: 70, height: 37 },
    margin: { left: 0, top: 0.5 },
    gap: 0,
    padding: { x: 5, y: 4 },
    code: { side: 20, place: 'beside' },
    letters: { orderId: 5, text: 3.2 },
  },
  'a4-large': {
    name: 'A4: 8 labels of 99.1 × 67.7 mm',
    paper: A4,
    page: 'labels-a4',
    columns: 2,
    rows: 4,
    label: { width: 99.1, height: 67.7 },
    margin: { left: 4.65, top: 13.1 },
    gap: 2.5,
    padding: { x: 5, y: 5 },
    code: { side: 32, place: 'beside' },
    letters: { orderId: 8, text: 4.4 },
  },
  letter: {
    name: 'US Letter: 10 labels of 4 × 2 in',
    paper: LETTER,
    page: 'labels-letter',
    columns: 2,
    rows: 5,
    label: { width: 101.6, height: 50.8 },
    margin: { left: 3.97, top: 12.7 },
    gap: 4.76,
    padding: { x: 5, y: 4 },
    code: { side: 28, place: 'beside' },
    letters: { orderId: 7, text: 4 },
  },
  single: {
    name: 'Label printer: 100 × 150 mm',
    page: 'labels-single',
    ...single({ width: 100, height: 150 }),
  },
  'single-inch': {
    name: 'Label printer: 4 × 6 in',
    page: 'labels-single-inch',
    ...single({ width: 101.6, height: 152.4 }),
  },
};

/** A roll of labels: each is its own page. */
function single(size: Size) {
  return {
    paper: { name: 'label', ...size },
    columns: 1,
    rows: 1,
    label: size,
    margin: { left: 0, top: 0 },
    gap: 0,
    padding: { x: 6, y: 6 },
    code: { side: 45, place: 'beneath' },
    letters: { orderId: 13, text: 6.5 },
  } satisfies Partial<Sheet>;
}

/** How many labels a sheet has. */
export function labelsOn({ columns, rows }: Sheet): number {
  return columns * rows;
}
