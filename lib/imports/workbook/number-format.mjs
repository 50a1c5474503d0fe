/**
 * A number format of zeros and fixed characters, such as `00000`, `000-00` or `"A-"0000`: the digits belong to a code.
 * @typedef {string[]} NumberFormat a zero, or fixed characters
 */

/**
 * @param {string} code as in the workbook
 * @returns {NumberFormat | null} null for any other format
 */
export function parseNumberFormat(code) {
  if (!/^(?:"[^"]*"|\\.|[- /()+:]|0)+$/.test(code)) return null;
  const parts = code.match(/"[^"]*"|\\.|./g) ?? [];
  const format = parts.map((part) => part.replace(/^\\|"/g, ''));
  const zeros = parts.filter((part) => part === '0').length;
  return zeros === 0 || code === '0' ? null : format;
}

/**
 * As spreadsheets show it.
 * @param {NumberFormat} format
 * @param {number} value
 */
export function applyNumberFormat(format, value) {
  if (!Number.isSafeInteger(value) || value < 0) return formatPlain(value);
  const zeros = format.filter((part) => part === '0').length;
  const digits = String(value).padStart(zeros, '0');
  let next = 0;
  const shown = format.map((part) => {
    if (part !== '0') return part;
    // If there are more digits than zeros, the first zero is shown as several.
    const start = next;
    next = start === 0 ? digits.length - zeros + 1 : start + 1;
    return digits.slice(start, next);
  });
  return shown.join('');
}

/** Spreadsheets keep 15 digits: 0.1 + 0.2 is 0.3. */
const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 });

/**
 * Without exponent.
 * @param {number} value
 */
export function formatPlain(value) {
  return Number.isSafeInteger(value) ? String(value) : plain.format(value);
}
