import { addDays } from '@/lib/dates';
import type { OrderDetails } from '@/lib/orders/order';

const SENDERS = [
  'Harbour Coffee Roasters',
  'Lindqvist Books',
  'Bloom & Barrow',
  'Kettle Street Deli',
  'Sundara Textiles',
  'Pedal Works',
];

const RECIPIENTS = [
  'Łucja Nowak',
  'Émile Garnier',
  'Ingrid Sørensen',
  'Tomás Ó Briain',
  'Café Zum Anker',
  'Marta Quiñones',
  'Blackwood Dental Practice',
  'Hana Dvořáková',
  'Priya Raghunathan',
  'Oficina São Bento',
  'Jonas Weiß',
  'The Green Door',
  'Ayşe Yıldırım',
  'Northgate Primary School',
  'Giulia Ferraro',
  'Atelier Marchetti',
];

const ADDRESSES = [
  ['ul. Filtrowa', 'Warszawa'],
  ['rue des Tanneurs', 'Lyon'],
  ['Nørregade', 'København'],
  ['Merchant Quay', 'Dublin'],
  ['Hafenstraße', 'Bremen'],
  ['Calle de la Palma', 'Madrid'],
  ['Old Mill Lane', 'Bristol'],
  ['Dlouhá', 'Praha'],
  ['Rua do Almada', 'Porto'],
  ['Via San Vitale', 'Bologna'],
  ['Lindenallee', 'Potsdam'],
] as const;

const WINDOWS = ['09:00-12:00', '13:00-17:00', '-12:00', '16:00-'];

const INSTRUCTIONS = [
  'Ring twice; the bell is quiet.',
  'Leave with the neighbour on the left.',
  'Entrance through the courtyard.',
  'Call ten minutes ahead.',
];

/** Orders per day. Weekdays are busier, and later days have fewer, as not all orders are in yet. */
const FIRST_DAY = -7;
const BUSYNESS = [6, 9, 8, 10, 12, 11, 7, 10, 9, 8, 6, 5, 3, 2];
const ALL = BUSYNESS.reduce((sum, busy) => sum + busy, 0);

/** Deterministic per day: deliveries from a week ago to six days ahead. */
export function demoOrder(
  number: number,
  total: number,
  /** `YYYY-MM-DD`. */
  today: string,
): OrderDetails & { orderId: string } {
  const [street, city] = pick(ADDRESSES, number * 7 + 3);
  return {
    orderId: String(20_481 + number),
    numberOfItems: 1 + ((number * 13) % 40),
    deliveryDate: addDays(today, FIRST_DAY + dayOf((number * ALL) / total)),
    senderName: pick(SENDERS, number * 5 + (number >> 3)),
    recipientName: pick(RECIPIENTS, number * 11 + (number >> 4)),
    recipientAddress: `${street} ${1 + ((number * 31) % 140)}, ${city}`,
    // Numbers that are reserved for fiction.
    recipientPhone: number % 3 === 0 ? null : `+44 20 7946 0${100 + ((number * 37) % 900)}`,
    timeWindow: number % 4 === 1 ? pick(WINDOWS, number >> 2) : null,
    instructions: number % 5 === 2 ? pick(INSTRUCTIONS, number >> 3) : null,
  };
}

function dayOf(share: number): number {
  let end = 0;
  return BUSYNESS.findIndex((busy) => share < (end += busy));
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}
