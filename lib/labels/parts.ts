import { labelsOn, type Sheet } from './sheets';

/** Which labels are wanted, from which place of the first sheet on. */
export type Run = {
  sheet: Sheet;
  /** The first free place of the first sheet, from 1. */
  start: number;
};

/** How many labels a page of the application draws: a whole number of sheets of every kind. */
export const PLACES_PER_PART = 960;

/** A part of a long run, for a page to draw. */
export type Part = {
  /** How many labels come before it. */
  from: number;
  /** How many labels it has at most. */
  take: number;
  /** How many places of its first sheet stay empty. */
  skip: number;
};

/** Part `number`, from 1, of a run. */
export function partOf({ start }: Run, number: number): Part {
  const first = (number - 1) * PLACES_PER_PART;
  const skip = number === 1 ? start - 1 : 0;
  return { from: Math.max(0, first - (start - 1)), take: PLACES_PER_PART - skip, skip };
}

/** How many parts a run of `count` labels has; one, where there are none. */
export function countParts({ start }: Run, count: number): number {
  return Math.max(1, Math.ceil((start - 1 + count) / PLACES_PER_PART));
}

/** The labels by sheet, each sheet with the number of places that stay empty before its first label. */
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
