import { strToU8, zipSync, type Zippable, type ZipOptions } from 'fflate';

export type SheetOfTest = {
  name: string;
  /** XML of the rows. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
};

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The parts of an Excel workbook. `formats` are codes of number formats: the first is for `s="1"`. */
export function partsOf(
  sheets: readonly SheetOfTest[],
  {
    strings = [],
    formats = [],
    properties = '',
  }: { strings?: string[]; formats?: string[]; properties?: string } = {},
): Record<string, string> {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="r${index}"/>`,
  );
  const relations = sheets.map((_, index) => relation(`r${index}`, 'worksheet', sheetPart(index)));
  relations.push(relation('strings', 'sharedStrings', 'sharedStrings.xml'));
  relations.push(relation('styles', 'styles', 'styles.xml'));
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`,
  );
  const styles = formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`);
  return {
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}">${properties}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/${sheetPart(index)}`,
        `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  };
}

const sheetPart = (index: number) => `worksheets/sheet${index + 1}.xml`;

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

export function zipOf(
  parts: Record<string, string | Uint8Array>,
  options: ZipOptions = {},
): Buffer {
  const entries = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(entries) as Zippable, options));
}

export function workbookOf(...given: Parameters<typeof partsOf>): Buffer {
  return zipOf(partsOf(...given));
}

/** A row of texts, in columns A to Z. */
export function textRow(line: number, cells: readonly string[]): string {
  const xml = cells.map(
    (text, index) =>
      `<c r="${String.fromCharCode(65 + index)}${line}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
  );
  return `<row r="${line}">${xml.join('')}</row>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
