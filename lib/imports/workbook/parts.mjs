import { unzipSync } from 'fflate';
import { UnreadableWorkbook } from './problem.mjs';

const MOST_PARTS = 5_000;

/** Unpacked, in bytes: 50,000 rows with 20 columns need about 60 MB. */
const MOST_BYTES = 150_000_000;

/**
 * Other kinds of files that are ZIP archives too, by the name of a part.
 * @type {[name: RegExp, problem: import('./problem.mjs').WorkbookProblem][]}
 */
const OTHERS = [
  [/^xl\/workbook\.bin$/, 'binaryWorkbook'],
  [/^content\.xml$/, 'openDocument'],
  [/^Index(\/|\.zip$)/, 'numbers'],
  [/^word\//, 'word'],
  [/^ppt\//, 'presentation'],
];

/**
 * Unpacks the named parts of a workbook. A bomb is refused before it is unpacked, and a part never becomes larger than the
 * size in `sizes`: fflate writes no more than a part declares.
 * @param {Uint8Array} bytes
 * @throws UnreadableWorkbook for other kinds of files
 */
export function openParts(bytes) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  unzipSync(bytes, {
    filter({ name, size, originalSize }) {
      // Programs disagree about which one counts.
      if (sizes.has(name)) throw new UnreadableWorkbook('damagedWorkbook');
      // A part that isn't compressed is as large as it is, whatever it declares.
      sizes.set(name, Math.max(size, originalSize));
      if (sizes.size > MOST_PARTS) throw new UnreadableWorkbook('largeWorkbook');
      return false;
    },
  });
  if (!sizes.has('xl/workbook.xml')) {
    const other = OTHERS.find(([pattern]) => [...sizes.keys()].some((name) => pattern.test(name)));
    throw new UnreadableWorkbook(other ? other[1] : 'compressed');
  }
  let unpacked = 0;

  /**
   * Without those that are missing.
   * @param {string[]} names
   * @returns {Record<string, Uint8Array>}
   */
  function unpack(names) {
    const wanted = new Set(names);
    for (const name of wanted) unpacked += sizes.get(name) ?? 0;
    if (unpacked > MOST_BYTES) throw new UnreadableWorkbook('largeWorkbook');
    return unzipSync(bytes, { filter: ({ name }) => wanted.has(name) });
  }

  return { unpack };
}
