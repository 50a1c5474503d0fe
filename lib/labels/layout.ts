import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { isolated, lengthOf } from '@/lib/text';
import type { LabelOrder } from './queries';
import { LETTER_SIZES, type LetterSize, type Sheet } from './sheets';

/** The texts of a label, and the letters that they have. */
export type Label = {
  id: string;
  orderId: string;
  recipient: string;
  address: string;
  facts: string;
  sender: string;
  /** The letters of the Order ID. */
  idSize: LetterSize;
  /** The letters of recipient and address. */
  textSize: LetterSize;
  /** Whether the sender takes a second line from recipient and address. */
  hasLongSender: boolean;
  /** Whether some text may not fit. It then ends in an ellipsis; the Order ID never does. */
  isCut: boolean;
};

/**
 * Chooses letters by the lengths of the texts alone: the largest size in which recipient and address take no more lines
 * than the sheet has for them, at its number of characters per line. The stylesheet cuts what still doesn't fit.
 */
export function layOut(order: LabelOrder, { orderId, text, sender }: Sheet): Label {
  const from = `From ${isolated(order.senderName)}`;
  const senderLines = countLines(from, sender.perLine);
  const hasLongSender = senderLines > 1;
  const fitting = LETTER_SIZES.find((size) => {
    const { lines, perLine } = text[size];
    const needed =
      countLines(order.recipientName, perLine) + countLines(order.recipientAddress, perLine);
    return needed <= lines - (hasLongSender ? 1 : 0);
  });
  const idWidth = widthOf(order.orderId);
  return {
    id: order.id,
    orderId: order.orderId,
    // A long name leaves room for the address.
    recipient: fitting
      ? order.recipientName
      : shorten(order.recipientName, NAME_LINES * text.small.perLine),
    address: order.recipientAddress,
    facts: factsOf(order),
    sender: from,
    idSize: idWidth <= orderId.large ? 'large' : idWidth <= orderId.medium ? 'medium' : 'small',
    textSize: fitting ?? 'small',
    hasLongSender,
    isCut: !fitting || senderLines > sender.lines,
  };
}

/** Lines for the recipient where not everything fits. */
const NAME_LINES = 3;

function factsOf({ numberOfItems, deliveryDate }: LabelOrder): string {
  const items = numberOfItems === 1 ? '1 item' : `${formatNumber(numberOfItems)} items`;
  // A date stays on one line.
  return `${items} · ${formatDate(deliveryDate).replaceAll(' ', '\u00A0')}`;
}

/** East Asian characters and emoji (most of what follows U+2E80) are twice as wide as others, capitals half as wide again. */
const DOUBLE = /[\u2E80-\u{3FFFF}]/gu;
const WIDE = /[\p{Lu}mw@%]/gu;

/** In characters of average width. */
function widthOf(text: string): number {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  return lengthOf(text) + count(DOUBLE) + count(WIDE) / 2;
}

function countLines(text: string, perLine: number): number {
  return Math.ceil(widthOf(text) / perLine);
}

const graphemes = new Intl.Segmenter();

function shorten(text: string, width: number): string {
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width) return `${text.slice(0, index).trimEnd()}…`;
  }
  return text;
}
