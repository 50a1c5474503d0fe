import { wordsOf } from '@/lib/imports/layouts/header-key';

export type Side = 'sender' | 'recipient' | 'customer' | 'billing' | null;

/** What a column of an address holds. */
export const ADDRESS_PARTS = [
  'street',
  'houseNumber',
  'extra',
  'district',
  'city',
  'state',
  'postcode',
  'country',
] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** First and last names, and the parts of an address, may be in several columns. */
export type Detail =
  'fullName' | 'name' | 'company' | 'phone' | 'email' | 'fullAddress' | AddressPart;

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
  phone: `phone phoneno phonenumber telephone telephonenumber tel telno mobile mobilephone mobileno mobilenumber cell
    cellphone contactnumber contactno contactphone telefon telefonnummer telefonnr mobil mobiltelefon mobilnummer handy
    handynummer rufnummer numerodetelephone notelephone portable telefono numerodetelefono movil celular cellulare
    numeroditelefono komorka numertelefonu nrtelefonu telefoonnummer telefoon mobiel telefone telemovel`,
  email: `email emailaddress mail mailaddress mailadresse emailadresse adressemail adresseemail courriel
    correo correoelectronico direcciondecorreo indirizzoemail posta postaelettronica adresemail mailadres emailadres
    enderecodeemail`,
  fullAddress: `address fulladdress adresse anschrift direccion indirizzo adres endereco morada`,
  street: `address1 address2 address3 address12 addressline addressline1 addressline2 addressline3
    street street1 street2 street3 streetaddress streetname streetline1 streetline2 line1 line2
    strasse strassenname adresse1 adresse2 adresse3 rue voie calle direccion1 direccion2 via indirizzo1 indirizzo2
    ulica straat straatnaam rua logradouro endereco1 endereco2`,
  houseNumber: `housenumber houseno housenr streetnumber streetno hausnummer hausnr numerocivico civico
    nrdomu numerdomu huisnummer huisnr numerocasa`,
  extra: `apartment apartmentno apt aptno suite floor building housenumberaddition
    adresszusatz complement complementadresse complemento interno piso mieszkanie nrmieszkania toevoeging`,
  district: `district suburb neighborhood neighbourhood ortsteil stadtteil quartier barrio colonia frazione
    dzielnica wijk bairro`,
  city: `city town cityname ort stadt wohnort ville commune ciudad localidad poblacion municipio citta comune
    localita miasto miejscowosc plaats woonplaats stad gemeente cidade localidade`,
  state: `state statename statecode province provincename provincecode region county bundesland kanton canton
    departement provincia comunidad regione wojewodztwo provincie uf`,
  postcode: `zip zipcode zippostalcode postcode postalcode postal pincode plz postleitzahl codepostal cp
    codigopostal codpostal cap kodpocztowy postnummer cep`,
  country: `country countryname countrycode land landcode pays pais paese kraj`,
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

export function isAddressPart(detail: Detail | undefined): detail is AddressPart {
  return (ADDRESS_PARTS as readonly string[]).includes(detail ?? '');
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
