import {
  idParameter,
  ignored,
  oneOf,
  readParameters,
  wholeNumber,
  type Parameters,
} from '@/lib/search-params';
import { notOnSheet, parameterNames as names } from './messages';
import { labelsOn, SHEET_NAMES, SHEETS, type SheetName } from './sheets';

export type Subject = { group: string } | { order: string };

export type LabelSettings = {
  subject: Subject | null;
  sheet: SheetName;
  /** From 1. */
  start: number;
  /** From 1. */
  part: number;
};

const shape = {
  group: idParameter(names.group),
  order: idParameter(names.order),
  sheet: oneOf(names.sheet, SHEET_NAMES),
  start: wholeNumber(names.start),
  part: wholeNumber(names.part),
};

/** Invalid parameters count as absent, with a note on each. */
export function parseLabelSettings(parameters: Parameters): {
  settings: LabelSettings;
  notes: string[];
} {
  const { values, notes } = readParameters(shape, parameters);
  const { group, order, sheet = 'a4', start = 1, part = 1 } = values;
  const places = labelsOn(SHEETS[sheet]);
  const isOnSheet = start >= 1 && start <= places;
  // A sheet with one label has no place to choose, so a place left over from another sheet is ignored.
  if (!isOnSheet && places > 1) {
    notes.push(ignored(names.start, start, notOnSheet(places)));
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

export function labelsPath({ subject, sheet, start, part }: LabelSettings): string {
  const query = new URLSearchParams({
    ...subject,
    ...(sheet !== 'a4' && { sheet }),
    ...(start !== 1 && { start: String(start) }),
    ...(part !== 1 && { part: String(part) }),
  });
  return `/orders/labels?${query}`;
}
