import { lengthOf } from '@/lib/text';
import * as messages from './messages';
import type { LabelOrder } from './queries';
import { LETTER_SIZES, type LetterSize, type Sheet } from './sheets';

export type Label = {
  id: string;
  orderId: string;
  recipient: string;
  address: string;
  facts: string;
  sender: string;
  idSize: LetterSize;
  textSize: LetterSize;
  /** A long sender takes one line from recipient and address. */
  hasLongSender: boolean;
  /** Some text may not fit and ends in an ellipsis; the Order ID never does. */
  isCut: boolean;
};

/** Picks the largest size in which recipient and address fit; the stylesheet cuts what still doesn't. */
export function layOut(order: LabelOrder, { orderId, text, sender }: Sheet): Label {
  const from = messages.sender(order.senderName);
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
    // Shorten the name, to leave room for the address.
    recipient: fitting
      ? order.recipientName
      : shorten(order.recipientName, NAME_LINES * text.small.perLine),
    address: order.recipientAddress,
    facts: messages.itemsAndDate(order.numberOfItems, order.deliveryDate),
    sender: from,
    idSize: idWidth <= orderId.large ? 'large' : idWidth <= orderId.medium ? 'medium' : 'small',
    textSize: fitting ?? 'small',
    hasLongSender,
    isCut: !fitting || senderLines > sender.lines,
  };
}

const NAME_LINES = 3;

/** East Asian characters and emoji (mostly from U+2E80 up) count as two, capitals as one and a half. */
const DOUBLE = /[\u2E80-\u{3FFFF}]/gu;
const WIDE = /[\p{Lu}mw@%]/gu;

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
