import { fold } from '@/lib/text';
import type { OrderDetails } from './order';

/** What search reads of an order, and what names and addresses are sorted by. All of it follows from the order. */
export type SearchColumns = {
  /** Order ID, sender, recipient and address, folded, a line each. */
  searchText: string;
  senderKey: string;
  recipientKey: string;
  addressKey: string;
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
  };
}

function beginningOf(text: string): string {
  return [...text].slice(0, KEY).join('');
}
