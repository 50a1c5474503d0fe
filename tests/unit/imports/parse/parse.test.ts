import { expect, test } from 'vitest';
import type { ImportedOrder, ParsedRow } from '@/lib/imports/import';
import type { OrderField } from '@/lib/orders/fields';
import { fixture, parseOrders } from '@/tests/unit/imports/parse-file';

/** An order without problems. */
function good(
  orderId: string,
  order: ImportedOrder,
  { notes = [], defaults = [] }: Partial<ParsedRow> = {},
): ParsedRow {
  return { orderId, order, leftOut: null, defaults, problems: [], notes };
}

/** An order that nobody should deliver. */
function leftOut(orderId: string, reason: string): ParsedRow {
  return { orderId, order: null, leftOut: reason, defaults: [], problems: [], notes: [] };
}

const ongoing = { status: 'ONGOING', deliveredAt: null } as const;
const sender = { senderName: 'Harbour Couriers' };

/** Columns that the file has, with nothing in their cells. */
const blank = { recipientPhone: null, recipientEmail: null, instructions: null };

/** Those that the files of shops say nothing about. */
const PROPOSED: OrderField[] = ['deliveryDate', 'senderName'];

const BILLING = [
  'No shipping name, so the billing name is used.',
  'No shipping address, so the billing address is used.',
];

test('this product’s own export is literal, NULL and formulas too', async () => {
  const { mapping, questions, rows } = await fixture('own-export');
  expect(questions).toEqual([]);
  expect(parseOrders(mapping, rows)).toEqual([
    good('10001', {
      numberOfItems: 3,
      deliveryDate: '2026-04-17',
      senderName: 'Harbour Couriers',
      recipientName: 'NULL',
      recipientAddress: '12 Quay Street, Bristol',
      ...ongoing,
    }),
    good('=10002', {
      numberOfItems: 1_000_000,
      deliveryDate: '2026-04-18',
      senderName: "'s-Hertog & Zonen",
      recipientName: 'Zoë "Zo" Bakker',
      recipientAddress: '-',
      status: 'DELIVERED',
      deliveredAt: '2026-04-18T13:37:42.123Z',
    }),
    good('N/A', {
      numberOfItems: 1,
      deliveryDate: '2026-04-19',
      senderName: 'nan',
      recipientName: 'None',
      recipientAddress: 'Łąkowa 5, Kraków',
      status: 'DELIVERED',
      deliveredAt: '2026-04-19T09:00:00.000Z',
    }),
  ]);
});

test('Shopify: lines add up anywhere, the status of the whole order counts, billing is the fallback', async () => {
  const { mapping, questions, rows } = await fixture('shopify');
  expect(questions).toEqual([]);
  expect(mapping).toMatchObject({ layout: 'shopify', folds: true, constants: sender });
  expect(parseOrders(mapping, rows)).toEqual([
    good(
      '#1001',
      {
        ...sender,
        numberOfItems: 5,
        // Two working days after the day as written, though it is already the next day in UTC.
        deliveryDate: '2026-04-14',
        recipientName: 'Ida Brandt',
        recipientAddress: 'Lindenweg 4, Hinterhaus, 01099 Dresden, DE',
        recipientPhone: '+49 351 5550101',
        recipientEmail: 'ida@shop.test',
        instructions: 'Ring twice',
        status: 'DELIVERED',
        deliveredAt: '2026-04-12T07:30:00.000Z',
      },
      { defaults: PROPOSED },
    ),
    good(
      '#1002',
      {
        ...sender,
        numberOfItems: 1,
        deliveryDate: '2026-04-14',
        recipientName: 'Tom Ferrer',
        recipientAddress: 'Carrer Nou 3, 17001 Girona, GI, ES',
        ...blank,
        recipientEmail: 'tom@shop.test',
        ...ongoing,
      },
      { notes: BILLING, defaults: PROPOSED },
    ),
    good(
      '#1003',
      {
        ...sender,
        numberOfItems: 1,
        deliveryDate: '2026-04-14',
        recipientName: 'Eva Lind',
        recipientAddress: 'Storgatan 1, Lind & Co AB, 22350 Lund, SE',
        ...blank,
        recipientEmail: 'eva@shop.test',
        ...ongoing,
      },
      { defaults: PROPOSED },
    ),
    {
      orderId: '#1004',
      order: null,
      leftOut: null,
      defaults: PROPOSED,
      problems: [
        {
          position: 6,
          line: 6,
          column: 9,
          name: 'Lineitem quantity',
          value: '0',
          text: 'Number of items must be a whole number from 1 to 1,000,000.',
        },
      ],
      notes: [],
    },
  ]);
});

test('WooCommerce, with display names: a row for each line, the same order on all', async () => {
  const { mapping, questions, rows } = await fixture('woocommerce-titles');
  expect(questions).toEqual([]);
  expect(mapping).toMatchObject({ layout: 'woocommerce', folds: true, constants: sender });
  expect(parseOrders(mapping, rows)).toEqual([
    good(
      '7001',
      {
        ...sender,
        numberOfItems: 5,
        deliveryDate: '2026-03-04',
        recipientName: 'Mara Quist',
        recipientAddress: 'Havnegade 12, 5000 Odense, DK',
        ...blank,
        recipientEmail: 'm@shop.test',
        status: 'DELIVERED',
        deliveredAt: null,
      },
      { defaults: PROPOSED },
    ),
    good(
      '7002',
      {
        ...sender,
        numberOfItems: 1,
        deliveryDate: '2026-04-01',
        recipientName: 'Nils Ek',
        recipientAddress: 'Ek AB, Torget 1, 27143 Ystad, SE',
        recipientPhone: '+46 411 55 01',
        recipientEmail: 'n@shop.test',
        instructions: 'Back door',
        ...ongoing,
      },
      { notes: BILLING, defaults: PROPOSED },
    ),
    leftOut('7003', 'Order Status is “Cancelled”.'),
    good(
      '7004',
      {
        ...sender,
        numberOfItems: 2,
        deliveryDate: '2026-04-01',
        recipientName: 'Pia Ro',
        recipientAddress: 'Vei 3, 5003 Bergen, NO',
        ...blank,
        recipientEmail: 'p@shop.test',
        ...ongoing,
      },
      { defaults: PROPOSED },
    ),
  ]);
});

test('WooCommerce, with the names of its database', async () => {
  const { mapping, questions, rows } = await fixture('woocommerce-keys');
  expect(questions).toEqual([]);
  expect(parseOrders(mapping, rows)).toEqual([
    good(
      'W-881',
      {
        ...sender,
        numberOfItems: 2,
        deliveryDate: '2026-03-04',
        recipientName: 'Mara Quist',
        recipientAddress: 'Havnegade 12, 2. tv, 5000 Odense, DK',
        status: 'DELIVERED',
        // It has no time zone, so it is the start of the day in the workspace.
        deliveredAt: '2026-03-04T18:15:00.000Z',
      },
      { defaults: PROPOSED },
    ),
    good(
      'W-882',
      {
        ...sender,
        numberOfItems: 1,
        deliveryDate: '2026-04-01',
        recipientName: 'Nils Ek',
        recipientAddress: 'Ek AB, Torget 1, 27143 Ystad, SE',
        ...ongoing,
      },
      { defaults: PROPOSED },
    ),
    leftOut('W-883', 'status is “wc-refunded”.'),
  ]);
});

test('the Northwind table: shipped is delivered, and NULL is blank', async () => {
  const { mapping, questions, rows } = await fixture('northwind-table');
  expect(questions).toEqual([]);
  const proposed = { ...sender, numberOfItems: 1 };
  expect(parseOrders(mapping, rows)).toEqual([
    good(
      '20001',
      {
        ...proposed,
        deliveryDate: '1996-08-01',
        recipientName: "Caves d'Aldère",
        recipientAddress: '8 rue du Port, bât. B, 30000 Nîmes, France',
        status: 'DELIVERED',
        deliveredAt: '1996-07-15T18:15:00.000Z',
      },
      { defaults: ['numberOfItems', 'senderName'] },
    ),
    good(
      '20002',
      {
        ...proposed,
        deliveryDate: '1996-08-16',
        recipientName: 'Birch & Söhne',
        recipientAddress: 'Lindenstr. 4, 44087 Münster, Germany',
        ...ongoing,
      },
      { defaults: ['numberOfItems', 'senderName'] },
    ),
    good(
      '20003',
      {
        ...proposed,
        deliveryDate: '1996-08-05',
        recipientName: 'Cedro Carnes',
        recipientAddress: 'Rua Nova 67, Recife, PE 50000-000, Brazil',
        status: 'DELIVERED',
        deliveredAt: '1996-07-11T18:15:00.000Z',
      },
      { defaults: ['numberOfItems', 'senderName'] },
    ),
  ]);
});

test('any other file: columns joined into an address, statuses by word, one that is chosen', async () => {
  const { mapping, rows } = await fixture('german');
  const statuses = { ...mapping.statuses, 'wartet auf ware': 'ONGOING' as const };
  const common = { ...sender, deliveredAt: null };
  expect(parseOrders({ ...mapping, statuses }, rows)).toEqual([
    good(
      'A-1',
      {
        ...common,
        numberOfItems: 2,
        deliveryDate: '2026-04-17',
        recipientName: 'Gärtnerei Öllers',
        recipientAddress: 'Ringstr. 8, 50667 Köln',
        instructions: null,
        status: 'DELIVERED',
      },
      { defaults: ['senderName'] },
    ),
    good(
      'A-2',
      {
        ...common,
        numberOfItems: 1,
        deliveryDate: '2026-04-18',
        recipientName: 'Praxis Dr. Weiß',
        recipientAddress: 'Am Hang 3 b, 04109 Leipzig',
        instructions: 'Klingel',
        status: 'ONGOING',
      },
      { defaults: ['senderName'] },
    ),
    good(
      'A-3',
      {
        ...common,
        numberOfItems: 4,
        deliveryDate: '2026-05-03',
        recipientName: 'Café Süd',
        recipientAddress: 'Marktplatz 1, 80331 München',
        instructions: null,
        status: 'ONGOING',
      },
      { defaults: ['senderName'] },
    ),
    leftOut('A-4', 'Bestellstatus is “storniert”.'),
  ]);
});

test('a file without a header, with a constant: its first row is an order too', async () => {
  const { mapping, rows } = await fixture('headerless');
  const constants = { ...mapping.constants, recipientName: 'Reception' };
  const orders = parseOrders({ ...mapping, constants }, rows);
  expect(
    orders.map(({ orderId, order }) => [orderId, order?.deliveryDate, order?.recipientName]),
  ).toEqual([
    ['B-1', '2026-03-04', 'Reception'],
    ['B-2', '2026-03-05', 'Reception'],
    ['B-3', '2026-03-27', 'Reception'],
  ]);
});
