import { wordsOf } from '@/lib/imports/layouts/header-key';

export type Side = 'sender' | 'recipient' | 'customer' | 'billing' | null;

/** First and last names, and the lines of an address, may be in several columns. */
export type Detail = 'fullName' | 'name' | 'company' | 'fullAddress' | 'address';

/** Alone, such a word means the name. */
const PEOPLE: Record<Exclude<Side, null>, string> = {
  sender:
    'sender absender expediteur remitente mittente nadawca nadawcy afzender remetente seller merchant from',
  recipient:
    'recipient receiver consignee empfanger empfaenger destinataire destinatario odbiorca odbiorcy ontvanger to',
  customer:
    'customer customers client buyer kunde kunden cliente clienti klient klienta klant comprador',
  billing: 'billto',
};

/** Such a word needs a second one for the detail. */
const ACTIONS: Record<Exclude<Side, null>, string> = {
  sender: 'pickup collection',
  recipient:
    'ship shipping shipto delivery deliver deliverto liefer lieferungs versand livraison entrega envio consegna spedizione dostawy bezorg aflever',
  customer: '',
  billing:
    'bill billing invoice rechnung rechnungs facturation facturacion fatturazione faktura faktury factuur',
};

const DETAILS: Record<Detail, string> = {
  fullName:
    'fullname name names nom nombre nome nazwa naam imieinazwisko contact contactname person',
  name: `firstname givenname lastname surname familyname vorname nachname prenom nomdefamille apellido apellidos
    cognome imie nazwisko voornaam achternaam sobrenome`,
  company:
    'company companyname business firma firmenname societe entreprise empresa azienda bedrijf',
  fullAddress: `address fulladdress adresse anschrift direccion indirizzo adres endereco morada`,
  address: `address1 address2 address3 address12 addressline addressline1 addressline2 addressline3
    street street1 street2 streetaddress streetname housenumber houseno city town suburb zip zipcode postcode
    postalcode region province county country
    strasse hausnummer hausnr adresszusatz plz postleitzahl ort stadt land
    adresse1 adresse2 rue ville codepostal pays calle ciudad codigopostal provincia pais
    via citta cap paese ulica miasto kodpocztowy kraj straat huisnummer plaats stad rua cidade cep`,
};

const LINKS = new Set(
  'of the de du des del della dello do da le la el il van der den di d l'.split(' '),
);

const PERSON_SIDES = byWord(PEOPLE);
const SIDES = new Map([...byWord(ACTIONS), ...PERSON_SIDES]);
const DETAIL_OF = byWord(DETAILS);
/** Longest first: "shipping" contains "ship". */
const SIDE_WORDS = [...SIDES.keys()].sort((a, b) => b.length - a.length);

function byWord<V extends string>(lists: Record<V, string>): Map<string, V> {
  const entries = Object.entries(lists) as [V, string][];
  return new Map(
    entries.flatMap(([value, words]) =>
      words
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word): [string, V] => [word, value]),
    ),
  );
}

export function personColumn(name: string): { side: Side; detail: Detail } | null {
  const key = wordsOf(name)
    .filter((word) => !LINKS.has(word))
    .join('');
  const plain = DETAIL_OF.get(key);
  if (plain) return { side: null, detail: plain };
  const person = PERSON_SIDES.get(key);
  if (person) return { side: person, detail: 'fullName' };
  for (const word of SIDE_WORDS) {
    const rest = without(key, word);
    const detail = rest && DETAIL_OF.get(rest);
    if (detail) return { side: SIDES.get(word)!, detail };
  }
  return null;
}

function without(key: string, word: string): string | null {
  if (key.startsWith(word)) return key.slice(word.length);
  return key.endsWith(word) ? key.slice(0, -word.length) : null;
}
