import { describe, expect, test } from 'vitest';
import { REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { TARGETS, type Target } from '@/lib/imports/mapping/mapping';
import { fixture, inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

/** The targets of columns with these names, each with a few cells. */
function targetsOf(columns: Record<string, string[]>) {
  const names = Object.keys(columns);
  const rows = Object.values(columns)[0]!.map((_, row) =>
    names.map((name) => columns[name]![row]!),
  );
  const { mapping } = inferFromRows(rowsOf(names, ...rows));
  return Object.fromEntries(names.map((name, column) => [name, mapping.targets[column]]));
}

/** The same for names alone. */
function named(...names: string[]) {
  return inferFromRows(rowsOf(names)).mapping.targets;
}

test('a file with plain names is mapped completely, without any question', async () => {
  const { mapping, questions } = await fixture('plain');
  expect(questions).toEqual([]);
  expect(mapping).toEqual({
    layout: 'other',
    hasHeader: true,
    targets: [
      'orderId',
      'numberOfItems',
      'deliveryDate',
      'senderName',
      'recipientName',
      'recipientAddress',
      'status',
    ],
    constants: {},
    dateOrder: null,
    yearOrder: null,
    dayNumbers: false,
    statuses: { delivered: 'DELIVERED', ongoing: 'ONGOING' },
    folds: false,
    needsAddress: true,
    needsDelivery: {},
    dueDays: null,
    idPrefix: null,
    isRepeat: false,
    cancelled: 'leave',
    fileWins: [],
  });
});

describe('by their names', () => {
  test.each<[string[], (Target | null)[]]>([
    [
      [
        'Bestellnummer',
        'Anzahl',
        'Liefertermin',
        'Absender',
        'Empfänger',
        'Lieferadresse',
        'Status',
      ],
      [
        'orderId',
        'numberOfItems',
        'deliveryDate',
        'senderName',
        'recipientName',
        'recipientAddress',
        'status',
      ],
    ],
    [
      [
        'N° de commande',
        'Quantité',
        'Date de livraison',
        'Expéditeur',
        'Nom du destinataire',
        'Adresse du destinataire',
      ],
      [
        'orderId',
        'numberOfItems',
        'deliveryDate',
        'senderName',
        'recipientName',
        'recipientAddress',
      ],
    ],
    [
      [
        'Número de pedido',
        'Cantidad',
        'Fecha de entrega',
        'Remitente',
        'Destinatario',
        'Dirección',
      ],
      [
        'orderId',
        'numberOfItems',
        'deliveryDate',
        'senderName',
        'recipientName',
        'recipientAddress',
      ],
    ],
    [
      ['Nr zamówienia', 'Ilość', 'Data dostawy', 'Nadawca', 'Odbiorca', 'Adres odbiorcy'],
      [
        'orderId',
        'numberOfItems',
        'deliveryDate',
        'senderName',
        'recipientName',
        'recipientAddress',
      ],
    ],
    [
      [
        'Bestelnummer',
        'Aantal',
        'Leverdatum',
        'Afzender',
        'Ontvanger',
        'Straat',
        'Huisnummer',
        'Plaats',
      ],
      [
        'orderId',
        'numberOfItems',
        'deliveryDate',
        'senderName',
        'recipientName',
        'recipientAddress',
        'recipientAddress',
        'recipientAddress',
      ],
    ],
    [
      ['Ship to address', 'City', 'Recipient', 'Customer name', 'Email', 'Delivery instructions'],
      ['recipientAddress', null, 'recipientName', null, 'recipientEmail', 'instructions'],
    ],
    [
      ['First name', 'Last name', 'Street', 'City', 'Billing address', 'Sender address'],
      [
        'recipientName',
        'recipientName',
        'recipientAddress',
        'recipientAddress',
        'recipientAddressElse',
        null,
      ],
    ],
    [
      ['Billing name', 'Billing street', 'Billing city'],
      ['recipientName', 'recipientAddress', 'recipientAddress'],
    ],
    [
      ['Number', 'Order number', 'Date', 'Delivery date', 'Status', 'Order status', 'Qty', 'Items'],
      [null, 'orderId', null, 'deliveryDate', null, 'status', null, 'numberOfItems'],
    ],
  ])('%j are mapped', (names, targets) => {
    expect(named(...names)).toEqual(targets);
  });

  test('no target for one column is given twice', () => {
    const targets = named(
      ...['Order ID', 'order_id', 'Qty', 'Quantity', 'Date', 'Due', 'Sender', 'From', 'Status'],
      ...[
        'Statut',
        'Delivered',
        'Delivered at',
        'Recipient',
        'Address',
        'Created at',
        'Order date',
      ],
      ...['Shipping method', 'Delivery type', 'Time window', 'Delivery time', 'Notes', 'Comment'],
      ...['Reference', 'PO number'],
    );
    const single = TARGETS.filter((target) => !target.startsWith('recipient'));
    for (const target of single) {
      expect(targets.filter((each) => each === target)).toHaveLength(1);
    }
  });
});

describe('by their values', () => {
  test('a single date column is the delivery date, and several leave it open', () => {
    expect(targetsOf({ 'Order ID': ['1'], Wann: ['17.04.2026'] }).Wann).toBe('deliveryDate');
    expect(
      targetsOf({ 'Order ID': ['1'], Qty: ['1'], Wann: ['17.04.2026'], Bis: ['18.04.2026'] }),
    ).toMatchObject({ Wann: null, Bis: null });
  });

  test('numbers under an unknown name are not a number of items', () => {
    expect(
      targetsOf({ 'Order ID': ['1', '2'], Qty: ['', ''], Height: ['3', '4'] }).Height,
    ).toBeNull();
  });

  test('a delivered column with yes and no is a status', () => {
    const rows = rowsOf(['Order ID', 'Delivered'], ['1', 'yes'], ['2', 'No']);
    const { mapping, questions } = inferFromRows(rows);
    expect(mapping.targets).toEqual(['orderId', 'status']);
    expect(mapping.statuses).toEqual({ yes: 'DELIVERED', no: 'ONGOING' });
    expect(questions.filter(({ kind }) => kind === 'status')).toEqual([]);
  });

  test('a state with words for a status is a status, any other a part of the address', () => {
    const rest = { Street: ['Kai 1', 'Kai 2'], City: ['Kiel', 'Kiel'] };
    expect(targetsOf({ ...rest, State: ['Open', 'Delivered'] })).toMatchObject({ State: 'status' });
    expect(targetsOf({ ...rest, State: ['TX', 'SH'] })).toMatchObject({
      State: 'recipientAddress',
    });
  });

  test('yes and no under another name raise a question', () => {
    const { questions } = inferFromRows(rowsOf(['Order ID', 'Status'], ['1', 'yes']));
    expect(questions).toContainEqual({ kind: 'status', value: 'yes', rows: 1 });
  });
});

describe('the first row is a header', () => {
  test('if it has words above numbers and dates, in any language', () => {
    const rows = rowsOf(['Tilausnumero', 'Paivays'], ['1', '2026-04-17'], ['2', '2026-04-18']);
    expect(inferFromRows(rows).mapping.hasHeader).toBe(true);
  });

  test('unless it has a date', () => {
    const rows = rowsOf(['Order', 'Items', '2026-04-16'], ['1', '2', '2026-04-17']);
    expect(inferFromRows(rows).mapping.hasHeader).toBe(false);
  });

  test('unless its values occur below', () => {
    const rows = rowsOf(['Alpha', 'open'], ['7', 'open'], ['8', 'open']);
    expect(inferFromRows(rows).mapping.hasHeader).toBe(false);
  });

  test('a file without a header is mapped by its values, including the first row', async () => {
    const { mapping, questions } = await fixture('headerless');
    expect(mapping).toMatchObject({
      hasHeader: false,
      targets: ['orderId', 'numberOfItems', 'deliveryDate', 'recipientAddress', 'status'],
      dateOrder: 'dayFirst',
      constants: { senderName: 'Harbour Couriers' },
    });
    expect(questions).toEqual([{ kind: 'missing', field: 'recipientName' }]);
  });
});

test('bad rows of a file without a header are mapped by their values, and unguarded', async () => {
  const { rows } = await fixture('headerless');
  const numbered = rows[0]!.cells.map((_, column) => `Column ${column + 1}`);
  const bad = rows.map(({ cells }) => [...cells, 'Recipient name: Recipient name is missing.']);
  const back = rowsOf([...numbered, REASON_COLUMN], ...bad, ["'-B4", ...bad[0]!.slice(1)]);
  const { mapping, questions } = inferFromRows(back);
  expect(mapping).toMatchObject({
    layout: 'other',
    hasHeader: true,
    targets: ['orderId', 'numberOfItems', 'deliveryDate', 'recipientAddress', 'status', null],
    dateOrder: 'dayFirst',
  });
  expect(questions).toEqual([{ kind: 'missing', field: 'recipientName' }]);
  const answered = { ...mapping, constants: { ...mapping.constants, recipientName: 'Reception' } };
  expect(parseOrders(answered, back).map(({ orderId }) => orderId)).toEqual([
    ...['B-1', 'B-2', 'B-3', '-B4'],
  ]);
});

test('the workspace is suggested as the sender if no column is, and one item for Northwind', async () => {
  expect((await fixture('northwind-table')).mapping.constants).toEqual({
    senderName: 'Harbour Couriers',
    numberOfItems: '1',
  });
  expect((await fixture('own-export')).mapping.constants).toEqual({});
});

test('a street that repeats the address lines replaces them, if it has values', () => {
  const names = [
    ...['Name', 'Financial Status', 'Lineitem quantity', 'Lineitem name'],
    ...['Shipping Street', 'Shipping Address1', 'Shipping Address2'],
  ];
  const order = ['#1', 'paid', '1', 'Mug'];
  const filled = inferFromRows(rowsOf(names, [...order, 'Road 1, Yard', 'Road 1', 'Yard'])).mapping;
  expect(filled.targets.slice(4)).toEqual(['recipientAddress', null, null]);
  const empty = inferFromRows(rowsOf(names, [...order, '', 'Road 1', 'Yard'])).mapping;
  expect(empty.targets.slice(4)).toEqual([null, 'recipientAddress', 'recipientAddress']);
});
