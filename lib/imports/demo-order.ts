import type { OrderDetails } from '@/lib/orders/order';

const DAY_MS = 86_400_000;

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

/** Order number `number` of `total`, the same for the same day: deliveries from ten weeks ago to two weeks ahead. */
export function demoOrder(
  number: number,
  total: number,
  today: Date,
): OrderDetails & { orderId: string } {
  const days = Math.round((number / total) * 84) - 70 + ((number * 7) % 5) - 2;
  const [street, city] = pick(ADDRESSES, number * 7 + 3);
  return {
    orderId: String(20_481 + number),
    numberOfItems: 1 + ((number * 13) % 40),
    deliveryDate: new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10),
    senderName: pick(SENDERS, number * 5 + (number >> 3)),
    recipientName: pick(RECIPIENTS, number * 11 + (number >> 4)),
    recipientAddress: `${street} ${1 + ((number * 31) % 140)}, ${city}`,
  };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}
