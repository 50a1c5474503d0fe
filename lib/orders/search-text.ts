import { asciiDigits, fold } from '@/lib/text';
import type { OrderDetails } from './order';

/** What search reads of an order, and what it is sorted by. All of it follows from the order. */
export type SearchColumns = {
  /** Order ID, sender, recipient and address, folded, a line each. */
  searchText: string;
  senderKey: string;
  recipientKey: string;
  addressKey: string;
  orderIdKey: string;
};

/** How much of a text it is sorted by, in characters: an index takes no long ones. */
const KEY = 60;

export function searchColumns({
  orderId,
  senderName,
  recipientName,
  recipientAddress,
}: Pick<OrderDetails, 'senderName' | 'recipientName' | 'recipientAddress'> & {
  orderId: string;
}): SearchColumns {
  const [sender, recipient, address] = [senderName, recipientName, recipientAddress].map(fold) as [
    string,
    string,
    string,
  ];
  return {
    searchText: [fold(orderId), sender, recipient, address].join('\n'),
    senderKey: beginningOf(sender),
    recipientKey: beginningOf(recipient),
    addressKey: beginningOf(address),
    orderIdKey: naturalKey(orderId),
  };
}

/**
 * A text whose bytes sort as people sort the Order ID: 2 before 10, A-9 before A-10. Each number is written without zeros
 * in front and behind how many digits it has, of which an Order ID has at most 64.
 */
function naturalKey(orderId: string): string {
  return asciiDigits(fold(orderId)).replaceAll(
    /0*(\d+)/g,
    (_, digits: string) => String(digits.length).padStart(2, '0') + digits,
  );
}

function beginningOf(text: string): string {
  return [...text].slice(0, KEY).join('');
}
