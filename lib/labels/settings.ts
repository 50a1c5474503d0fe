import {
  idParameter,
  ignored,
  oneOf,
  readParameters,
  wholeNumber,
  type Parameters,
} from '@/lib/search-params';
import { labelsOn, SHEET_NAMES, SHEETS, type SheetName } from './sheets';

/** Whose labels: the orders of a group, or one order. */
export type Subject = { group: string } | { order: string };

/** What is printed, and on what. */
export type LabelSettings = {
  subject: Subject | null;
  sheet: SheetName;
  /** The first free place of the first sheet, from 1. */
  start: number;
  /** Which part of a long run is shown, from 1. */
  part: number;
};

const shape = {
  group: idParameter('group'),
  order: idParameter('order'),
  sheet: oneOf('sheet', SHEET_NAMES),
  start: wholeNumber('first free label'),
  part: wholeNumber('part'),
};

/** What an address asks for. What cannot be is ignored, with a sentence for the person among the notes. */
export function parseLabelSettings(parameters: Parameters): {
  settings: LabelSettings;
  notes: string[];
} {
  const { values, notes } = readParameters(shape, parameters);
  const { group, order, sheet = 'a4', start = 1, part = 1 } = values;
  const places = labelsOn(SHEETS[sheet]);
  const isOnSheet = start >= 1 && start <= places;
  // A sheet of one label has no place to choose: one that was chosen for another sheet means nothing.
  if (!isOnSheet && places > 1) {
    notes.push(ignored('first free label', start, `is not from 1 to ${places}`));
  }
  return {
    settings: {
      subject: group ? { group } : order ? { order } : null,
      sheet,
      start: isOnSheet ? start : 1,
      part: Math.max(1, part),
    },
    notes,
  };
}

/** Where the labels of these settings are. */
export function labelsPath({ subject, sheet, start, part }: LabelSettings): string {
  const query = new URLSearchParams({
    ...subject,
    ...(sheet !== 'a4' && { sheet }),
    ...(start !== 1 && { start: String(start) }),
    ...(part !== 1 && { part: String(part) }),
  });
  return `/orders/labels?${query}`;
}
