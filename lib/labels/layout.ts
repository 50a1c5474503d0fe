import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { fitTexts, fitWhole, heightOf, type Box, type Fit } from './fit';
import type { LabelOrder } from './queries';
import type { Sheet } from './sheets';
import { isolated } from '@/lib/text';

export type LabelLine = Fit & { text: string };

/** What a label says, from above. */
export type LabelText = Record<'orderId' | 'recipient' | 'address' | 'facts' | 'sender', LabelLine>;

/** The smallest letters that are read without effort, in millimetres. */
const SMALLEST = 1.9;

/** Between text and code, and between the Order ID and what stands beneath it, in millimetres. */
export const GAP = 2;

/** How much of the height the Order ID may take. */
const ORDER_ID_SHARE = 1 / 3;

/** How large the letters at the foot are, beside those of the address. */
const FOOT = 0.75;

/** An order and its label. */
export type LaidOutOrder = { order: LabelOrder; text: LabelText };

/** Whether something is too long for the label, and ends in an ellipsis. */
export function isCut({ text }: LaidOutOrder): boolean {
  return Object.values(text).some((line) => line.isCut);
}

/** What a label says, and how large, so that all of it stays within the label. The Order ID is never cut. */
export function layOut(order: LabelOrder, sheet: Sheet): LabelText {
  const { head, foot } = boxesOf(sheet);
  const large = { largest: sheet.letters.text, smallest: SMALLEST };
  const small = { largest: sheet.letters.text * FOOT, smallest: SMALLEST, most: 2 };
  const top = {
    text: order.orderId,
    largest: sheet.letters.orderId,
    smallest: SMALLEST,
    bold: true,
  };
  const above = [
    { text: order.recipientName, ...large, bold: true },
    { text: order.recipientAddress, ...large },
  ];
  const beneath = [
    { text: factsOf(order), ...small },
    { text: `From ${isolated(order.senderName)}`, ...small },
  ];
  const topFit = fitWhole(top, { ...head, height: head.height * ORDER_ID_SHARE });
  const rest = { ...head, height: head.height - heightOf([topFit]) - GAP };
  const fits = foot
    ? [...fitTexts(above, rest), ...fitTexts(beneath, foot)]
    : fitTexts([...above, ...beneath], { ...rest, height: rest.height - GAP / 2 });
  const [orderId, recipient, address, facts, sender] = [top, ...above, ...beneath].map(
    ({ text }, index) => ({ text, ...[topFit, ...fits][index]! }),
  ) as [LabelLine, LabelLine, LabelLine, LabelLine, LabelLine];
  return { orderId, recipient, address, facts, sender };
}

/** The room for text; one for all of it beside the code, two where the code stands beneath the address. */
function boxesOf({ label, padding, code }: Sheet): { head: Box; foot: Box | null } {
  const width = label.width - 2 * padding.x;
  const height = label.height - 2 * padding.y;
  const besideCode = width - code.side - GAP;
  if (code.place === 'beside') return { head: { width: besideCode, height }, foot: null };
  return {
    head: { width, height: height - code.side - GAP },
    foot: { width: besideCode, height: code.side },
  };
}

function factsOf({ numberOfItems, deliveryDate }: LabelOrder): string {
  const items = numberOfItems === 1 ? '1 item' : `${formatNumber(numberOfItems)} items`;
  // A date stays on one line.
  return `${items} · ${formatDate(deliveryDate).replaceAll(' ', '\u00A0')}`;
}
