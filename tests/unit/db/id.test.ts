import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '@/lib/db/id';

test('IDs are UUIDv7, ascending even within one millisecond', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.every((id) => z.uuidv7().safeParse(id).success)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
