import { describe, expect, test } from 'vitest';
import { addressPartOf, joinAddress } from '@/lib/imports/parse/address';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

/** The address of the only row, in columns with these names and cells. */
function addressOf(columns: Record<string, string>): string | undefined {
  const others = { 'Order ID': 'A-1', Qty: '2', 'Delivery date': '2026-12-01', Recipient: 'Ana' };
  const all = { ...others, ...columns };
  const rows = rowsOf(Object.keys(all), Object.values(all));
  const { mapping } = inferFromRows(rows);
  return parseOrders({ ...mapping, constants: { senderName: 'Us' } }, rows)[0]!.order
    ?.recipientAddress;
}

describe('an address in several columns', () => {
  test.each<[Record<string, string>, string]>([
    [
      {
        'Street 1': '12 Elm St',
        'Ship City': 'Austin',
        'Ship State': 'TX',
        'Ship Zipcode': '78701',
        'Ship Country': 'United States',
      },
      '12 Elm St, Austin, TX 78701, United States',
    ],
    [
      { 'Street 1': '12 Elm St', City: 'Austin', State: 'TX', Zip: '78701', Country: 'US' },
      '12 Elm St, Austin, TX 78701, US',
    ],
    [
      { Country: 'Germany', PLZ: '10115', Ort: 'Berlin', Straße: 'Invalidenstr.', Hausnummer: '5' },
      'Invalidenstr. 5, 10115 Berlin, Germany',
    ],
    [
      { 'House number': '12', Street: 'Elm St', City: 'Leeds', Postcode: 'LS1 4AP', Country: 'UK' },
      '12 Elm St, Leeds LS1 4AP, UK',
    ],
    [
      { Street: 'MG Road 4', City: 'Bengaluru', Pincode: '560085.0' },
      'MG Road 4, Bengaluru 560085',
    ],
    [
      { Rue: '8 rue du Port', 'Code postal': '30000', Ville: 'Nîmes' },
      '8 rue du Port, 30000 Nîmes',
    ],
    [
      { Ulica: 'Polna 7', 'Nr mieszkania': 'm. 3', 'Kod pocztowy': '31-000', Miasto: 'Kraków' },
      'Polna 7, m. 3, 31-000 Kraków',
    ],
    [
      { Rua: 'Rua Nova', Complemento: 'ap. 2', Bairro: 'Boa Vista', Cidade: 'Recife', UF: 'PE' },
      'Rua Nova, ap. 2, Boa Vista, Recife, PE',
    ],
    [{ 'Customer address': 'Kai 1, Kiel', 'Customer country': 'DE' }, 'Kai 1, Kiel, DE'],
    [{ Street: 'Kai 1,', City: '', State: '', Zip: '24103' }, 'Kai 1, 24103'],
  ])('%j is one line: %s', (columns, address) => {
    expect(addressOf(columns)).toBe(address);
  });

  test('whose columns have other names keeps the order of the file', () => {
    expect(
      joinAddress(['Kai 1', 'Kiel', '24103'].map((text) => ({ part: addressPartOf('x'), text }))),
    ).toBe('Kai 1, Kiel, 24103');
  });

  test('a full address of the recipient needs no parts of others', () => {
    expect(addressOf({ 'Ship to address': 'Kai 1, 24103 Kiel', City: 'Hamburg' })).toBe(
      'Kai 1, 24103 Kiel',
    );
  });
});
