import { expect, test } from 'vitest';
import { matchesSearch, parseSearch } from '@/lib/orders/search';
import { searchColumns } from '@/lib/orders/search-text';

const order = {
  orderId: 'INV-10248',
  senderName: 'Łódź Textiles',
  recipientName: 'Émile Garnier',
  recipientAddress: 'Große Straße 5, Wien',
};

function finds(text: string): boolean {
  const search = parseSearch(text);
  return search !== null && matchesSearch(search, { ...order, ...searchColumns(order) });
}

test.each([
  ['any part of a word', 'arni'],
  ['whatever the case', 'EMILE'],
  ['whatever the accents', 'lodz emile'],
  ['words of several fields, in any order', 'wien lodz 10248'],
  ['words with commas between', 'Wien, Garnier'],
  ['a letter that is typed as two', 'grosse strasse'],
  ['the Order ID', 'inv-10248'],
  ['what was copied with marks that nobody sees', '\u202aemile\u200b\u202c garnier'],
  ['a whole address', 'Łódź Textiles Émile Garnier Große Straße 5, Wien INV-10248 ile rnie'],
  ['a pasted list', '10001\n10002\ninv-10248\n10004'],
  ['a long pasted list', Array.from({ length: 300 }, (_, n) => `X-${n}`).join(';') + ', INV-10248'],
])('finds by %s', (_, text) => {
  expect(finds(text)).toBe(true);
});

test.each([
  ['one word that does not occur', 'emile wrocław'],
  ['words that run over two fields', 'wien\u0000'],
  ['a list without it', '10001, 10002'],
  ['part of an Order ID in a list', '10001, 10248, 10002'],
])('does not find by %s', (_, text) => {
  expect(finds(text)).toBe(false);
});

test.each(['', ' ', ' ,;\n', '\t'])('there is nothing to search for in %j', (text) => {
  expect(parseSearch(text)).toBeNull();
});

test('many words are a list, and nothing but a list', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => `${n}`).join(' ');
  expect(parseSearch(numbers(41))?.words).toEqual([]);
  expect(parseSearch(numbers(41))?.orderIds).toHaveLength(42);
  expect(parseSearch(numbers(40))?.words).toHaveLength(40);
  expect(parseSearch('Anna')).toEqual({ words: ['anna'], orderIds: [] });
});

test('an Order ID with a space is found in a list of lines', () => {
  expect(parseSearch('A 12\nB 13')?.orderIds).toEqual(expect.arrayContaining(['A 12', 'B 13']));
});
