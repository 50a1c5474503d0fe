/** Parses RFC 4180; throws on any other dialect. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at);
    record.push(cell.value);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`missing line end at ${at}`);
    at += 2;
    records.push(record);
    record = [];
  }
  if (record.length > 0) throw new Error('missing line end at the end');
  return records;
}

type Cell = { value: string; end: number };

function plainAt(text: string, start: number): Cell {
  const value = /[^,"\r\n]*/y;
  value.lastIndex = start;
  const [plain] = value.exec(text)!;
  return { value: plain, end: start + plain.length };
}

function quotedAt(text: string, start: number): Cell {
  const value = /"((?:[^"]|"")*)"/y;
  value.lastIndex = start;
  const found = value.exec(text);
  if (!found) throw new Error(`a quoted cell does not end, from ${start}`);
  return { value: found[1]!.replaceAll('""', '"'), end: value.lastIndex };
}
