/** Parts of names and addresses, for some thousands of each. */

export const FIRST_NAMES =
  'Łucja Émile Ingrid Tomás Marta Hana Priya Jonas Ayşe Giulia Oskar Zofia Björn Chiara Dmitri Elif Farah Goran Helga Iñigo Jürgen Karim Leila Magnus Noémie Olga Pedro Quentin Rosa Søren Tereza Ulrike Viktor Wanda Xavier Yusuf Zsófia Ana Bartosz Clémence'.split(
    ' ',
  );

export const LAST_NAMES =
  'Nowak Garnier Sørensen O’Brien Quiñones Dvořáková Raghunathan Weiß Yıldırım Ferraro Kowalski Lindqvist Müller Novotný Oliveira Petrov Richter Santos Takahashi Urbański Vasquez Wójcik Ximénez Young Zieliński Andersson Bianchi Castillo Duarte Eriksen Fischer Grünwald Horváth Ivanova Jankowski Kaya Larsen Marchetti Nilsson Özdemir Pálsson Rossi Schäfer Tamm Ulbrich Virtanen Wagner Yamada Żak Baumgartner'.split(
    ' ',
  );

export const TRADES =
  'Books|Coffee Roasters|Deli|Textiles|Works|Bakery|Flowers|Paper|Ceramics|Records|Tools|Pharmacy|Cycles|Optics|Candles|Instruments'.split(
    '|',
  );

export const SHOPS =
  'Harbour|Kettle Street|Bloom & Barrow|Sundara|Pedal|Northgate|Old Mill|Blackwood|Anker|Green Door|Lantern|Corner|Riverside|Three Gulls|Copper|Juniper|Meridian|Saltmarsh'.split(
    '|',
  );

export const STREETS =
  'ul. Filtrowa|rue des Tanneurs|Nørregade|Merchant Quay|Hafenstraße|Calle de la Palma|Old Mill Lane|Dlouhá|Rua do Almada|Via San Vitale|Lindenallee|Storgatan|Keizersgracht|Andrássy út|Hämeentie|Tartu maantee|Avenida da Liberdade|Rue Haute|Kärntner Straße|Vodičkova|ul. Długa|Marktplatz|Skolevej|Church Road'.split(
    '|',
  );

export const CITIES =
  'Lyon|København|Dublin|Bremen|Madrid|Bristol|Praha|Porto|Bologna|Potsdam|Göteborg|Utrecht|Szeged|Tampere|Tartu|Lisboa|Bruxelles|Graz|Brno|Gdańsk|Łódź|Kraków|Odense|Leeds'.split(
    '|',
  );

/** The city of one order in seven. */
export const COMMON_CITY = 'Warszawa';

/** The sender of five orders. */
export const RARE_SENDER = 'Quetzal Imports';

/** The users: the first creates many more orders than the last. */
export const PEOPLE =
  'Ann Bea Cem Dan Eva Finn Gita Hugo Ida Jan Kim Leo Mia Nils Olu Pia Quinn Ravi Sam Tove'.split(
    ' ',
  );
