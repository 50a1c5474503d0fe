import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { readContents, readNumberFormats, RELATIONS, surveySheet, WORKBOOK } from './contents.mjs';
import { applyNumberFormat, formatPlain } from './number-format.mjs';
import { openParts } from './parts.mjs';
import { UnreadableWorkbook } from './problem.mjs';
import { storable } from './xml.mjs';

/** Rows per batch. */
const BATCH = 500;

/**
 * Runs in a process with a memory limit, because a workbook must be unpacked to be read: takes one job, and sends the sheet.
 * @typedef {{ bytes: Uint8Array, sheet: string | null, mostRows: number, mostColumns: number }} Job
 * @typedef {{ sheet: string, sheets: string[], batches: string[] }} ReadSheet `sheets` are those with rows, and each batch
 *   is JSON: an array of { line, cells }, without blank rows
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
async function readChosenSheet({ bytes, sheet: wanted, mostRows, mostColumns }) {
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
  const texts = rows.map((cells) => cells.map(textOf));
  for (const { line, column, format } of chosen.formatted) {
    const value = rows[line - 1]?.[column];
    if (typeof value === 'number') texts[line - 1][column] = applyNumberFormat(format, value);
  }
  const sheets = [...visible, ...withRows.filter((found) => !visible.includes(found))];
  return {
    sheet: sheet.name,
    sheets: sheets.map(({ sheet }) => sheet.name),
    batches: batchesOf(texts),
  };
}

/**
 * @param {string[][]} texts
 * @returns {string[]}
 */
function batchesOf(texts) {
  const rows = texts.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ line: index + 1, cells }] : [],
  );
  const batches = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    batches.push(JSON.stringify(rows.slice(start, start + BATCH)));
  }
  return batches;
}

/**
 * Errors such as #N/A are blank.
 * @param {string | number | boolean | Date | null} value
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
