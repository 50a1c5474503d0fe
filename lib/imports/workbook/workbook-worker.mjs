import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { readContents, readNumberFormats, RELATIONS, surveySheet, WORKBOOK } from './contents.mjs';
import { applyNumberFormat, formatPlain } from './number-format.mjs';
import { openParts } from './parts.mjs';
import { UnreadableWorkbook } from './problem.mjs';
import { storable } from './xml.mjs';

/** Rows per batch. */
const BATCH = 500;

/** Of all batches, which the server holds at once: 50,000 rows with 20 columns of 20 characters need 24 million. */
const MOST_CHARACTERS = 30_000_000;

/**
 * Runs in a process with a memory limit, because a workbook must be unpacked to be read: takes one job, and sends the sheet.
 * @typedef {{ bytes: Uint8Array, sheet: string | null, mostRows: number, mostColumns: number,
 *   mostCharacters: number }} Job `mostCharacters` per row
 * @typedef {{ sheet: string, sheets: string[], batches: string[] }} ReadSheet `sheets` are those with rows, and each batch
 *   is JSON: an array of { line, cells }, without blank rows
 * @typedef {string | number | boolean | Date | null} Cell
 * @typedef {{ problem: import('./problem.mjs').WorkbookProblem, line?: number | undefined }} Unreadable
 * @param {Job} job without a sheet, reads the first visible one that has more than one row
 * @returns {Promise<ReadSheet | Unreadable>}
 */
async function readWorkbook(job) {
  try {
    return await readChosenSheet(job);
  } catch (thrown) {
    if (thrown instanceof UnreadableWorkbook) return { problem: thrown.problem, line: thrown.line };
    // The libraries throw many kinds of errors for invalid archives, XML and cells.
    return { problem: 'damagedWorkbook' };
  }
}

/**
 * @param {Job} job
 * @returns {Promise<ReadSheet>}
 */
async function readChosenSheet({ bytes, sheet: wanted, mostRows, mostColumns, mostCharacters }) {
  const { unpack } = openParts(bytes);
  const frame = unpack([WORKBOOK, RELATIONS]);
  const contents = readContents(frame);
  const styles = unpack(contents.styles);
  const formats = readNumberFormats(styles[contents.styles[0]]);
  const surveys = contents.sheets.map((sheet) => {
    const part = unpack([sheet.part]);
    return { sheet, part, ...surveySheet(part[sheet.part], formats, mostColumns) };
  });
  const withRows = surveys.filter(({ rows }) => rows > 0);
  const visible = withRows.filter(({ sheet }) => !sheet.isHidden);
  const chosen =
    wanted === null
      ? (visible.find(({ rows }) => rows > 1) ?? visible[0] ?? withRows[0])
      : withRows.find(({ sheet }) => sheet.name === wanted);
  if (!chosen) throw new UnreadableWorkbook(wanted === null ? 'emptyWorkbook' : 'noSheet');
  if (chosen.rows > mostRows) throw new UnreadableWorkbook('manyWorkbookRows');
  if (chosen.wideLine) throw new UnreadableWorkbook('manyWorkbookColumns', chosen.wideLine);

  const strings = unpack(contents.strings);
  const { sheet, part } = chosen;
  // Without the other parts, and not compressed: the reader would unpack everything, without a limit.
  const archive = zipSync({ ...frame, ...styles, ...strings, ...part }, { level: 0 });
  const rows = await readSheet(Buffer.from(archive), sheet.number, { trim: false });
  for (const { line, column, format } of chosen.formatted) {
    const value = rows[line - 1]?.[column];
    if (typeof value === 'number') rows[line - 1][column] = applyNumberFormat(format, value);
  }
  const sheets = [...visible, ...withRows.filter((found) => !visible.includes(found))];
  return {
    sheet: sheet.name,
    sheets: sheets.map(({ sheet }) => sheet.name),
    batches: batchesOf(rows, mostCharacters),
  };
}

/**
 * A shared text takes a few bytes in the sheet, but all of its characters in each row.
 * @param {Cell[][]} rows
 * @param {number} mostCharacters
 * @returns {string[]}
 */
function batchesOf(rows, mostCharacters) {
  /** @type {string[]} */
  const batches = [];
  /** @type {string[]} */
  let batch = [];
  let characters = 0;
  for (const [index, row] of rows.entries()) {
    const cells = textsOf(row);
    if (cells.length === 0) continue;
    const line = index + 1;
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > mostCharacters) {
      throw new UnreadableWorkbook('longWorkbookRow', line);
    }
    const json = JSON.stringify({ line, cells });
    characters += json.length;
    if (characters > MOST_CHARACTERS) throw new UnreadableWorkbook('largeWorkbook');
    batch.push(json);
    if (batch.length < BATCH) continue;
    batches.push(`[${batch.join(',')}]`);
    batch = [];
  }
  if (batch.length > 0) batches.push(`[${batch.join(',')}]`);
  return batches;
}

/**
 * Without the blank cells at the end: the reader makes all rows as wide as the widest.
 * @param {Cell[]} row
 */
function textsOf(row) {
  const texts = row.map(textOf);
  return texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1);
}

/**
 * Errors such as #N/A are blank.
 * @param {Cell} value
 */
function textOf(value) {
  if (value === null) return '';
  if (typeof value === 'number') return formatPlain(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? dateText(value) : storable(value);
}

/**
 * Spreadsheets have no time zones: the reader gives local dates and times as UTC. A time alone is on the day before 1900.
 * @param {Date} date
 */
function dateText(date) {
  const seconds = new Date(Math.round(date.getTime() / 1_000) * 1_000).toISOString();
  const [day, time] = [seconds.slice(0, 10), seconds.slice(11, 19)];
  if (day < '1900-01-01') return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

process.once('message', async (job) => {
  const found = await readWorkbook(/** @type {Job} */ (job));
  process.send?.(found, () => process.disconnect());
});
