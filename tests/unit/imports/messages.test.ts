import { expect, test } from 'vitest';
import type { ImportCounts } from '@/lib/imports/counts';
import { outcomeTabs } from '@/lib/imports/tabs';
import {
  fileFormat,
  importButtonLabel,
  importName,
  nothingToImportText,
} from '@/lib/imports/messages';
import { isolated } from '@/lib/text';

const NONE: ImportCounts = {
  create: 0,
  update: 0,
  identical: 0,
  kept: 0,
  conflict: 0,
  cancelled: 0,
  error: 0,
  leftOut: 0,
  toWrite: 0,
  notRefused: {} as ImportCounts['notRefused'],
  created: 0,
  updated: 0,
  refused: 0,
};

const tabTexts = (counts: Partial<ImportCounts>, isDone = false) =>
  outcomeTabs({ ...NONE, ...counts }, isDone).map(({ text }) => text);

test('the dry run has the same words whatever the numbers', () => {
  expect(tabTexts({ create: 1_200, update: 1, conflict: 1, error: 1 })).toEqual([
    'All 1,203',
    '1,200 to create',
    '1 to update',
    '0 identical',
    '1 conflict',
    '1 error',
  ]);
});

test('kept edits and cancelled orders have a tab of their own', () => {
  expect(tabTexts({ identical: 830, kept: 6, cancelled: 2 })).toEqual([
    'All 838',
    '0 to create',
    '0 to update',
    '830 identical',
    '6 kept as edited here',
    '0 conflicts',
    '2 cancelled in the file',
    '0 errors',
  ]);
});

const refusedOne = {
  create: 5,
  notRefused: {
    create: 4,
    update: 0,
    identical: 0,
    kept: 0,
    conflict: 0,
    cancelled: 0,
    error: 0,
    leftOut: 2,
  },
};

test('left-out and refused orders are shown only if there are any', () => {
  expect(tabTexts({ ...refusedOne, refused: 1, leftOut: 2 }, true)).toEqual([
    'All 7',
    '4 created',
    '0 updated',
    '0 identical',
    '0 conflicts',
    '0 errors',
    '2 left out',
    '1 not imported',
  ]);
});

test('the reason is shown if there is nothing to import', () => {
  expect(nothingToImportText({ ...NONE, identical: 830 })).toBe(
    'Nothing to import: all 830 orders are identical.',
  );
  expect(nothingToImportText({ ...NONE, identical: 1 })).toBe(
    'Nothing to import: the order is identical.',
  );
  expect(nothingToImportText({ ...NONE, identical: 3, leftOut: 2 })).toBe(
    'Nothing to import: all orders that aren’t left out are identical.',
  );
  expect(nothingToImportText({ ...NONE, identical: 3, error: 1 })).toContain('Fix the errors');
  expect(nothingToImportText({ ...NONE, conflict: 1 })).toContain('all edits made here are kept');
  expect(nothingToImportText({ ...NONE, kept: 1 })).toContain('edits made here are kept');
  expect(nothingToImportText({ ...NONE, identical: 1, cancelled: 1 })).toContain('left out');
  expect(nothingToImportText({ ...NONE, leftOut: 1 })).toContain('all of them are left out');
});

test('one is singular, and large numbers have commas', () => {
  expect(importButtonLabel(1)).toBe('Import 1 order');
  expect(importButtonLabel(20_000)).toBe('Import 20,000 orders');
});

test('an import has the name of its file, else of its source', () => {
  expect(importName('file', 'orders.csv')).toBe('orders.csv');
  expect(importName('paste', null)).toBe('Pasted rows');
});

test('the format of a file is shown in words', () => {
  expect(fileFormat({ rows: 1, encoding: 'UTF-8', separator: '\t', sheet: null })).toBe(
    '1 row, UTF-8, tab-separated',
  );
  expect(fileFormat({ rows: 1_200, encoding: 'Windows-1252', separator: ';', sheet: null })).toBe(
    '1,200 rows, Windows-1252, semicolon-separated',
  );
  expect(fileFormat({ rows: 2, encoding: '', separator: '', sheet: 'May' })).toBe(
    `2 rows, Excel workbook, sheet ${isolated('“May”')}`,
  );
});
