import { parseNumberFormat } from './number-format.mjs';
import { UnreadableWorkbook } from './problem.mjs';
import { readXml } from './xml.mjs';

const MOST_SHEETS = 1_000;

export const WORKBOOK = 'xl/workbook.xml';
export const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * @typedef {{ name: string, number: number, part: string, isHidden: boolean }} Sheet `number` counts all kinds of sheets,
 *   from 1
 * @typedef {{ sheets: Sheet[], styles: string[], strings: string[] }} Contents the sheets, and the names of other parts
 */

/**
 * @param {Record<string, Uint8Array>} parts
 * @returns {Contents}
 */
export function readContents(parts) {
  /** @type {Map<string, { type: string, part: string }>} */
  const relations = new Map();
  readXml(parts[RELATIONS], {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id, Type = '', Target = '' } = attributes();
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part });
    },
  });
  /** @type {Sheet[]} */
  const sheets = [];
  let number = 0;
  readXml(parts[WORKBOOK], {
    open(element, attributes) {
      if (element !== 'sheet') return;
      const { name, id, state = 'visible' } = attributes();
      if (!name) return;
      number += 1;
      const relation = relations.get(id);
      // Not a sheet with only a chart.
      if (relation?.type !== 'worksheet') return;
      sheets.push({ name, number, part: relation.part, isHidden: state !== 'visible' });
    },
  });
  const names = new Set(sheets.map(({ name }) => name));
  // Excel allows names of 31 characters, LibreOffice longer ones.
  const isOdd = names.size < sheets.length || sheets.some(({ name }) => name.length > 200);
  if (isOdd || sheets.length > MOST_SHEETS) throw new UnreadableWorkbook('damagedWorkbook');
  /** @param {string} wanted */
  const partsOf = (wanted) =>
    [...relations.values()].flatMap(({ type, part }) => (type === wanted ? [part] : []));
  return { sheets, styles: partsOf('styles'), strings: partsOf('sharedStrings') };
}

/**
 * The formats with leading zeros, by index of the cell style.
 * @param {Uint8Array | undefined} styles
 */
export function readNumberFormats(styles) {
  /** @type {Map<string, string>} */
  const codes = new Map();
  /** @type {Map<string, import('./number-format.mjs').NumberFormat>} */
  const formats = new Map();
  let isCellStyle = false;
  let index = 0;
  readXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(attributes().numFmtId, attributes().formatCode);
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const format = parseNumberFormat(codes.get(attributes().numFmtId) ?? '');
      if (format) formats.set(String(index), format);
      index += 1;
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return formats;
}

/**
 * What a sheet contains, before read-excel-file builds it in memory.
 * @typedef {{ rows: number, wideLine: number | null,
 *   formatted: { line: number, column: number, format: import('./number-format.mjs').NumberFormat }[] }} Survey
 *   `rows` aren't blank; `wideLine` has a cell beyond the last column; columns count from 0
 * @param {Uint8Array | undefined} sheet
 * @param {Map<string, import('./number-format.mjs').NumberFormat>} formats
 * @param {number} mostColumns
 * @returns {Survey}
 */
export function surveySheet(sheet, formats, mostColumns) {
  /** @type {Survey} */
  const survey = { rows: 0, wideLine: null, formatted: [] };
  /** @type {{ r?: string, s?: string, t?: string } | null} */
  let cell = null;
  let last = 0;
  readXml(sheet, {
    open(name, attributes) {
      if (name === 'c') cell = attributes();
    },
    close(name) {
      if (name === 'c') cell = null;
    },
    text() {
      if (!cell) return;
      const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell.r ?? '') ?? [];
      // Valid without an address, but the reader can't place it.
      if (!letters) throw new UnreadableWorkbook('damagedWorkbook');
      const [line, column] = [Number(digits), columnOf(letters)];
      if (line !== last) survey.rows += 1;
      last = line;
      if (column >= mostColumns) survey.wideLine ??= line;
      const format = formats.get(cell.s);
      if (format && (cell.t ?? 'n') === 'n') survey.formatted.push({ line, column, format });
    },
  });
  return survey;
}

/** @param {string} letters */
function columnOf(letters) {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
