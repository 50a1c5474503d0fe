import { labelsOn, type Sheet } from './sheets';

export type Run = {
  sheet: Sheet;
  /** From 1. */
  start: number;
};

/** A whole number of sheets of every kind. */
export const PLACES_PER_PART = 960;

export type Part = {
  from: number;
  take: number;
  skip: number;
};

export function partOf({ start }: Run, number: number): Part {
  const first = (number - 1) * PLACES_PER_PART;
  const skip = number === 1 ? start - 1 : 0;
  return { from: Math.max(0, first - (start - 1)), take: PLACES_PER_PART - skip, skip };
}

export function countParts({ start }: Run, count: number): number {
  return Math.max(1, Math.ceil((start - 1 + count) / PLACES_PER_PART));
}

export function sheetsOf<T>(
  labels: readonly T[],
  { sheet, skip }: { sheet: Sheet; skip: number },
): { skip: number; labels: T[] }[] {
  const size = labelsOn(sheet);
  const count = Math.ceil((skip + labels.length) / size);
  return Array.from({ length: count }, (_, index) => ({
    skip: index === 0 ? skip : 0,
    labels: labels.slice(Math.max(0, index * size - skip), (index + 1) * size - skip),
  }));
}
