import { lengthOf } from '@/lib/text';
import * as messages from './messages';
import type { LabelOrder } from './queries';
import { LETTER_SIZES, type LetterSize, type Sheet } from './sheets';

export type Label = {
  id: string;
  orderId: string;
  recipient: string;
  address: string;
  /** In one line; '' without any. */
  instructions: string;
  facts: string;
  sender: string;
  idSize: LetterSize;
  textSize: LetterSize;
  /** A long sender or time window takes one line from recipient and address. */
  hasLongFoot: boolean;
  /** Some text may not fit and ends in an ellipsis; the Order ID never does. */
  isCut: boolean;
};

/** Picks the largest size in which recipient, address and instructions fit; the stylesheet cuts what still doesn't. */
export function layOut(order: LabelOrder, { orderId, text, sender }: Sheet): Label {
  const from = messages.sender(order.senderName);
  const facts = messages.labelFacts(order);
  const instructions = order.instructions?.replaceAll(/\n+/g, ' ') ?? '';
  const footLines = countLines(facts, sender.perLine) + countLines(from, sender.perLine);
  const hasLongFoot = footLines > 2;
  const sizeFor = (...texts: string[]) =>
    LETTER_SIZES.find((size) => {
      const { lines, perLine } = text[size];
      const needed = texts.reduce((sum, each) => sum + countLines(each, perLine), 0);
      return needed <= lines - (hasLongFoot ? 1 : 0);
    });
  const whole = sizeFor(order.recipientName, order.recipientAddress, instructions);
  const fitting = whole ?? sizeFor(order.recipientName, order.recipientAddress);
  const idWidth = widthOf(order.orderId);
  return {
    id: order.id,
    orderId: order.orderId,
    // Shorten the name, to leave room for the address.
    recipient: fitting
      ? order.recipientName
      : shorten(order.recipientName, NAME_LINES * text.small.perLine),
    address: order.recipientAddress,
    instructions,
    facts,
    sender: from,
    idSize: idWidth <= orderId.large ? 'large' : idWidth <= orderId.medium ? 'medium' : 'small',
    textSize: whole ?? 'small',
    hasLongFoot,
    isCut: !whole || footLines > sender.lines + 1,
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
