import { Refusal } from '@/lib/errors';
import * as messages from './messages';

export const MOST_ROWS = 1_000_001;
export const MOST_COLUMNS = 500;
/** Per row; more means a quote that is never closed. */
export const MOST_CHARACTERS = 200_000;

export function refuseManyRows(rows: number): void {
  if (rows > MOST_ROWS) throw unreadable(messages.tooManyRows(MOST_ROWS));
}

export function refuseWideRow(cells: readonly string[], line: number): void {
  if (cells.length <= MOST_COLUMNS) return;
  throw unreadable(messages.tooManyColumns({ line, most: MOST_COLUMNS }));
}

export function refuseLongRow(
  characters: number,
  place: { line: number; isOneLine: boolean },
): void {
  if (characters <= MOST_CHARACTERS) return;
  throw unreadable(messages.tooManyCharacters({ ...place, most: MOST_CHARACTERS }));
}

export function unreadable(reason: string): Refusal {
  return new Refusal('unreadable-file', { reason });
}
