import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell, type CellEncoding } from '@/lib/imports/file/cell-encoding';
import { decodeWindows1252 } from '@/lib/imports/file/encoding';
import { newEncodingSample, recogniseEncoding } from '@/lib/imports/file/recognise-encoding';
import { encode } from '@/tests/unit/imports/encodings';

const STORED = { encoding: 'Windows-1252', separator: ';' };

/** As the cells are stored: each byte as a character of Windows-1252. */
function stored(cells: readonly string[], encoding: CellEncoding): string[] {
  return cells.map((cell) => decodeWindows1252(encode(cell, encoding)));
}

/** Names and addresses of files, in each encoding that can be recognised. */
const FILES: [CellEncoding, ...string[]][] = [
  ['windows-1250', 'Łucja Woźniak', 'ul. Świętojańska 3, Gdańsk', 'Małgorzata Żak, Łódź'],
  ['windows-1250', 'Antonín Dvořák', 'Jižní 4, Plzeň', 'Tomáš Říha, Děčín', 'Křižíkova 5'],
  ['windows-1250', 'Ľubomír Hruška', 'Štúrova 4, Košice', 'Ďurčo Peter', 'Vŕbová 2, Trenčín'],
  ['windows-1250', 'Erdős Pál', 'Kővári út 3, Győr', 'Szűcs Béla'],
  ['windows-1250', 'Ioniţă Maria', 'Strada Brăilei 3, Braşov', 'Bucureşti, Piaţa Unirii'],
  ['windows-1250', 'Ivana Kovačić', 'Šetalište 3, Šibenik', 'Đuro Žagar'],
  ['iso-8859-2', 'Łucja Woźniak', 'ul. Świętojańska 3, Gdańsk', 'Małgorzata Żak, Łódź'],
  ['iso-8859-2', 'Antonín Dvořák', 'Jižní 4, Plzeň', 'Tomáš Říha, Děčín', 'Křižíkova 5'],
  ['windows-1251', 'Иван Петров', 'ул. Садовая 4, Москва'],
  ['windows-1251', 'Олександр Їжак', 'вул. Хрещатик 4, Київ'],
  ['windows-1251', 'ЗАКАЗЧИК', 'ПЕТРОВ ИВАН, САДОВАЯ УЛИЦА'],
  ['windows-1253', 'Γιώργος Παπαδόπουλος', 'Οδός Ερμού 5, Αθήνα'],
  ['windows-1253', 'ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'ΟΔΟΣ ΕΡΜΟΥ 5, ΑΘΗΝΑ'],
  ['windows-1254', 'Ayşe Yılmaz', 'İstiklal Caddesi 5, Beyoğlu', 'Gülşen Çelik'],
  ['macintosh', 'Käthe Müller', 'Große Straße 5, Köln', 'Jörg Schäfer'],
  ['macintosh', 'Jörg Köhler', 'Böhmstraße 5'],
  ['macintosh', 'José Muñoz', 'Calle Peñón 3, Málaga', 'Ángela Núñez'],
  ['macintosh', 'Søren Kjær', 'Åboulevarden 4, København', 'Müller'],
  ['shift_jis', '山田太郎', '東京都新宿区西新宿2-8-1', 'サトウ ハナコ'],
  ['shift_jis', 'お届け先', '大阪府大阪市北区梅田1丁目', '鈴木花子'],
  ['euc-jp', '山田太郎', '東京都新宿区西新宿2-8-1', 'サトウ ハナコ'],
  ['big5', '王小明', '台北市信義區信義路五段7號', '陳美玲'],
  ['gb18030', '王小明', '北京市朝阳区建国路93号', '陈美玲'],
  ['euc-kr', '김철수', '서울특별시 강남구 테헤란로 12', '이영희'],
];

/** Names of customers, by country. */
const WESTERN = [
  'Käthe Müller Große Straße Köln Jörg Schäfer Gößmann Übelhör Östlich Ägidius Weiß MÜLLER STRAßE',
  'Hélène Lefèvre l’Église Besançon Zoé François Benoît Noël Château Cœur Fenêtre Août ÉCOLE Ampère',
  'José Muñoz Peñón Málaga Ángela Núñez García Jiménez Mª Nº',
  'João Conceição Évora Simões São Armazéns Açúcar 3º',
  'Niccolò Forlì Città Perché Lunedì Caffè Più',
  'Åsa Sjögren Göteborg Björn Hägg Ängelholm Mäkelä Hämäläinen Käärijä',
  'Søren Kjær Åboulevarden København Jørgensen Sørensen Æbelø Ærø',
  'Þór Sigurðsson Guðrún Ísafjörður Jón Bergþór Nýr Kópavogur',
  'Zoë Daniëlle Citroën café',
  '“Post” 5€ – 20° • § d’Or ½ ×',
].map((words) => words.split(' '));

describe('cells', () => {
  test.each(FILES)('in %s are recognised: %s', (encoding, ...cells) => {
    const raw = stored(cells, encoding);
    const found = recogniseEncoding(raw, STORED);
    expect(raw.map((cell) => readCell(cell, found))).toEqual(cells);
  });

  test('in Windows-1252 never are anything else, however few and mixed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WESTERN.flat()), { minLength: 1, maxLength: 30 }),
        (words) => {
          const cells = words.map((word, index) => `${word} ${words[index - 1] ?? ''}`);
          expect(recogniseEncoding(stored(cells, 'windows-1252'), STORED)).toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('cells beyond ASCII', () => {
  test('are recognised together, each once', () => {
    const sample = newEncodingSample();
    sample.add(['A1', 'Köln', 'Ann']);
    sample.add(['A2', 'Köln', 'Zoë']);
    expect(sample.cells()).toEqual(['Köln', 'Zoë']);
  });

  test('are limited, however many there are', () => {
    const sample = newEncodingSample();
    for (let number = 0; number < 3_000; number += 1) sample.add([`é${number} ${'x'.repeat(95)}`]);
    expect(sample.cells().join('').length).toBeLessThan(70_000);
  });

  test('of Unicode are only ever encoded twice', () => {
    const stored = { encoding: 'UTF-8', separator: ',' };
    expect(recogniseEncoding(['ZoÃ«', 'Ã‰cole', 'Ð˜Ð²Ð°Ð½'], stored)).toBe('utf-8-twice');
    expect(recogniseEncoding(['ZoÃ«', 'Zoë'], stored)).toBeNull();
    expect(recogniseEncoding(['Иван', 'Петров'], stored)).toBeNull();
    expect(recogniseEncoding(['Zoë'], { encoding: 'UTF-16LE', separator: ',' })).toBeNull();
  });

  test('separated by bars are not in an encoding whose characters may have one', () => {
    const raw = stored(['王小明', '北京市朝阳区建国路93号', '陈美玲'], 'gb18030');
    expect(recogniseEncoding(raw, { encoding: 'Windows-1252', separator: ',' })).toBe('gb18030');
    expect(recogniseEncoding(raw, { encoding: 'Windows-1252', separator: '|' })).not.toBe(
      'gb18030',
    );
  });
});
