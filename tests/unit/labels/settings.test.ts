import { expect, test } from 'vitest';
import { labelsPath, parseLabelSettings, type LabelSettings } from '@/lib/labels/settings';

const group = '019a3b5e-7c00-7000-8000-000000000001';
const order = '019a3b5e-7c00-7000-8000-000000000002';

test('an address without settings means A4 from the first place', () => {
  expect(parseLabelSettings({ group })).toEqual({
    settings: { subject: { group }, sheet: 'a4', start: 1, part: 1 },
    notes: [],
  });
  expect(labelsPath(parseLabelSettings({ group }).settings)).toBe(`/orders/labels?group=${group}`);
});

test('a path is parsed as it was built', () => {
  const all: LabelSettings[] = [
    { subject: { group }, sheet: 'letter', start: 10, part: 3 },
    { subject: { order }, sheet: 'single', start: 1, part: 1 },
    { subject: null, sheet: 'a4', start: 24, part: 1 },
  ];
  for (const settings of all) {
    const { searchParams } = new URL(labelsPath(settings), 'https://desk.test');
    const parsed = parseLabelSettings(Object.fromEntries(searchParams));
    expect(parsed).toEqual({ settings, notes: [] });
  }
});

test('invalid values are ignored, with a note', () => {
  const { settings, notes } = parseLabelSettings({
    order: 'mine',
    sheet: 'a5',
    start: '25',
    part: '-1',
  });
  expect(settings).toEqual({ subject: null, sheet: 'a4', start: 1, part: 1 });
  expect(notes).toEqual([
    'The order “mine” is not known, so it was ignored.',
    'The sheet “a5” is not known, so it was ignored.',
    'The part “-1” is not a whole number, so it was ignored.',
    'The first free label “25” is not from 1 to 24, so it was ignored.',
  ]);
});

test('the first free place is on the sheet', () => {
  const start = (sheet: string, text: string) => parseLabelSettings({ sheet, start: text });
  expect(start('letter', '10').settings.start).toBe(10);
  expect(start('letter', '11').settings.start).toBe(1);
  expect(start('letter', '0').notes).toEqual([
    'The first free label “0” is not from 1 to 10, so it was ignored.',
  ]);
  expect(start('letter', 'two').notes).toEqual([
    'The first free label “two” is not a whole number, so it was ignored.',
  ]);
});

test('a place left from another sheet is ignored on one with a single label', () => {
  const { settings, notes } = parseLabelSettings({ order, sheet: 'single', start: '12' });
  expect(settings).toEqual({ subject: { order }, sheet: 'single', start: 1, part: 1 });
  expect(notes).toEqual([]);
});
