import { readWorkbook } from '@/lib/imports/workbook/workbook';

/** All rows of one sheet. */
export async function readAll(bytes: Uint8Array, sheet: string | null = null) {
  const found = await readWorkbook(bytes, sheet);
  const rows = [];
  for await (const batch of found.batches()) rows.push(...batch);
  return { sheet: found.sheet, sheets: found.sheets, rows };
}
