import { isAddressPart, personColumn, type AddressPart } from '@/lib/imports/mapping/people';
import { nameKey } from '@/lib/imports/layouts/header-key';

/** A cell of an address; `part` is null if its column doesn't tell what it holds. */
export type AddressCell = { part: AddressPart | null; text: string };

/** What the column of this name holds. */
export function addressPartOf(name: string): AddressPart | null {
  const detail = personColumn(name)?.detail;
  return isAddressPart(detail) ? detail : null;
}

/** Countries that write the postcode after the city, and those that write the house number before the street. */
const POSTCODE_LAST = countries(`
  us usa unitedstates unitedstatesofamerica ca can canada gb gbr uk unitedkingdom england scotland wales
  ie irl ireland au aus australia nz nzl newzealand in ind india br bra brazil brasil`);
const NUMBER_FIRST = countries(`
  us usa unitedstates unitedstatesofamerica ca can canada gb gbr uk unitedkingdom england scotland wales
  ie irl ireland au aus australia nz nzl newzealand fr fra france`);

function countries(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

const SECTION: Record<AddressPart, 'street' | 'district' | 'city' | 'country'> = {
  street: 'street',
  houseNumber: 'street',
  extra: 'street',
  district: 'district',
  city: 'city',
  state: 'city',
  postcode: 'city',
  country: 'country',
};

/**
 * One line, in the order of its country: "12 Elm St, Austin, TX 78701, USA" or "Hauptstr. 5, 10115 Berlin, Germany".
 * Without a country, city and postcode keep the order of the file. Texts aren't changed, except for a comma at their end.
 */
export function joinAddress(cells: readonly AddressCell[]): string {
  const filled = cells
    .map(({ part, text }) => ({ part, text: text.trim().replace(/\s*,$/, '') }))
    .filter(({ text }) => text !== '');
  const of = (section: string) =>
    filled.filter(({ part }) => (part === null ? 'street' : SECTION[part]) === section);
  const country = nameKey(of('country')[0]?.text ?? '');
  return [
    ...streetLines(of('street'), NUMBER_FIRST.has(country)),
    ...of('district').map(({ text }) => text),
    ...cityLines(of('city'), country),
    ...of('country').map(({ text }) => text),
  ].join(', ');
}

/** A house number is beside the street. */
function streetLines(cells: readonly AddressCell[], isNumberFirst: boolean): string[] {
  const lines: string[] = [];
  const numbers = cells.filter(({ part }) => part === 'houseNumber').map(({ text }) => text);
  let isBeside = false;
  for (const { part, text } of cells) {
    if (part === 'houseNumber') continue;
    if (part !== 'street' || isBeside) lines.push(text);
    else {
      isBeside = true;
      lines.push((isNumberFirst ? [...numbers, text] : [text, ...numbers]).join(' '));
    }
  }
  return isBeside ? lines : [...lines, ...numbers];
}

function cityLines(cells: readonly AddressCell[], country: string): string[] {
  const texts = (part: AddressPart) =>
    cells.flatMap((cell) => (cell.part === part ? [cell.text] : []));
  const [cities, states, postcodes] = [texts('city'), texts('state'), texts('postcode')];
  const first = cells.find(({ part }) => part !== 'state')?.part;
  const isLast = country === '' ? first !== 'postcode' : POSTCODE_LAST.has(country);
  if (!isLast) return [...joined(postcodes, cities), ...states];
  return states.length > 0 ? [...cities, ...joined(states, postcodes)] : joined(cities, postcodes);
}

function joined(...texts: string[][]): string[] {
  const line = texts.flat().join(' ');
  return line === '' ? [] : [line];
}
