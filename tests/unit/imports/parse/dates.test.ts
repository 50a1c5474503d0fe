import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isCalendarDate } from '@/lib/dates';
import { dateEvidence, parseDate, parseDayNumber, parseInstant } from '@/lib/imports/parse/dates';

const anyDate = fc.integer({ min: 0, max: 109_572 }).map((days) => addDays('1900-01-01', days));
const anyDayOf2026 = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));

const NAMES = {
  en: 'January February March April May June July August September October November December',
  enShort: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  deShort: 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  frShort: 'janv févr mars avr mai juin juil août sept oct nov déc',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  plShort: 'sty lut mar kwi maj cze lip sie wrz paź lis gru',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  nlShort: 'jan feb mrt apr mei jun jul aug sep okt nov dec',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
};

describe('an unambiguous date', () => {
  test.each([
    '2026-04-17',
    ' 2026-04-17 ',
    '2026-4-17',
    '2026/04/17',
    '2026.04.17',
    '20260417',
    '17.04.2026',
    '17.4.26',
    '17. 4. 2026',
    '17.04.2026 r.',
    '17/04/2026',
    '17/04/26',
    '4/17/2026',
    '04-17-2026',
    '17 Apr 2026',
    '17. April 2026',
    '17th-Apr-26',
    'Fri, 17-Apr-26',
    'Apr-17-26',
    'Apr 17, 2026',
    'April 17th, 2026',
    'Fri, 17 Apr 2026',
    'Friday, April 17, 2026',
    'Fr., 17.04.2026',
    'Freitag, den 17. April 2026',
    'vendredi 17 avril 2026',
    'viernes, 17 de abril de 2026',
    'sexta-feira, 17 de abril de 2026',
    'piątek, 17 kwietnia 2026 r.',
    '2026 Apr 17',
    '17APR2026',
  ])('is read as %j', (text) => {
    expect(parseDate(text)).toEqual({ date: '2026-04-17' });
    expect(parseDate(text, { dateOrder: 'dayFirst' })).toEqual({ date: '2026-04-17' });
    expect(parseDate(text, { dateOrder: 'monthFirst' })).toEqual({ date: '2026-04-17' });
  });

  test.each(Object.entries(NAMES))('is understood with all the names of months: %s', (_, line) => {
    line.split(' ').forEach((name, index) => {
      const date = `2026-${String(index + 1).padStart(2, '0')}-09`;
      expect(parseDate(`9 ${name} 2026`), name).toEqual({ date });
      expect(parseDate(`9. ${name.toUpperCase()}. 26`), name).toEqual({ date });
    });
  });

  test('reads two digits as a year from 1970 to 2069', () => {
    expect(parseDate('31/12/69')).toEqual({ date: '2069-12-31' });
    expect(parseDate('31/12/70')).toEqual({ date: '1970-12-31' });
    expect(parseDate('31-Dec-99')).toEqual({ date: '1999-12-31' });
    expect(parseDate('29.02.00')).toEqual({ date: '2000-02-29' });
  });

  test.each([
    'T23:59:59.999Z',
    'T00:00:00+14:00',
    'T23:30:00-0800',
    ' 00:00:00.000',
    ' 23:59',
    ' 23:30:00 +0200',
    ' 14:05:00 UTC',
    ', 11:59:59 PM',
    ' at 2:05 pm',
    ' 2 p.m.',
    ' 14.05 Uhr',
    ' 14h05',
    ' 24:00',
  ])('is read without the time after it: %j', (time) => {
    for (const date of ['2026-04-17', '17/04/2026', '4/17/26', '17.04.2026', 'Fri 17 Apr 2026']) {
      expect(parseDate(date + time), date + time).toEqual({ date: '2026-04-17' });
    }
  });

  test('may have a time in any common format', () => {
    expect(parseDate('Fri Apr 17 2026 23:05:00 GMT+0545 (Nepal Time)')).toEqual({
      date: '2026-04-17',
    });
    expect(parseDate('20260417T230500Z')).toEqual({ date: '2026-04-17' });
  });

  test('is read from every form, for every day', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const [year, month, day] = date.split('-') as [string, string, string];
        const name = NAMES.en.split(' ')[Number(month) - 1]!;
        const forms = [date, `${year}${month}${day}`, `${day}.${month}.${year}`];
        forms.push(`${name} ${Number(day)}, ${year}`, `${Number(day)} ${name.slice(0, 3)} ${year}`);
        for (const form of forms) expect(parseDate(`${form} 23:59`)).toEqual({ date });
        expect(parseDate(`${day}/${month}/${year}`, { dateOrder: 'dayFirst' })).toEqual({ date });
        expect(
          parseDate(`${Number(month)}/${Number(day)}/${year}`, { dateOrder: 'monthFirst' }),
        ).toEqual({
          date,
        });
      }),
    );
  });
});

describe('the order of day and month', () => {
  test.each([
    ['17/04/2026', 'dayFirst'],
    ['04/17/2026', 'monthFirst'],
    ['03/04/2026', 'either'],
    ['3-4-26 10:00', 'either'],
    ['17-04-32', 'dayFirst'],
    ['04-17-26', 'monthFirst'],
    ['26-04-17', null],
    ['05-04-17', null],
    ['26-Sep-30', 'eitherYear'],
    ['26-Sep-45', 'yearLast'],
    ['7-Sep-26', 'yearLast'],
    ['31-Sep-30', 'yearFirst'],
    ['26-Sep-7', 'yearFirst'],
    ['30-Sep-30', 'clear'],
    ['31-Sep-31', null],
    ['7-Sep-7', null],
    ['04/04/2026', 'clear'],
    ['03.04.2026', 'clear'],
    ['2026-04-03', 'clear'],
    ['3 Apr 2026', 'clear'],
    ['31/02/2026', null],
    ['30/30/2026', null],
    ['17/04', null],
    ['3 Apr', null],
    ['03/04/1899', null],
    ['soon', null],
    ['10248', null],
    ["59 rue de l'Abbaye", null],
    ['12-34-5678', null],
    ['', null],
  ])('is shown by %j: %s', (text, evidence) => {
    expect(dateEvidence(text)).toBe(evidence);
  });

  test('is never guessed', () => {
    expect(parseDate('03/04/2026')).toEqual({
      problem: 'This can be 3 Apr 2026 or 4 Mar 2026. Choose what comes first, day or month.',
    });
    expect(parseDate('03/04/2026', { dateOrder: 'dayFirst' })).toEqual({ date: '2026-04-03' });
    expect(parseDate('03/04/2026', { dateOrder: 'monthFirst' })).toEqual({ date: '2026-03-04' });
  });

  test('does not matter if only one is possible', () => {
    fc.assert(
      fc.property(anyDayOf2026, (date) => {
        const [year, month, day] = date.split('-');
        const text = `${day}/${month}/${year}`;
        const evidence = dateEvidence(text);
        const read = parseDate(text);
        expect('date' in read).toBe(evidence !== 'either');
        if ('date' in read) expect(read.date).toBe(date);
        expect(evidence === 'clear').toBe(day === month);
      }),
    );
  });
});

describe('a two-digit year beside the name of a month', () => {
  test.each(['26-Sep-30', '26/Sep/30', '26 Sep 30', '26SEP30', '26 Sep. 30', '26-Sep-30 10:00'])(
    'may come first or last, which is never guessed: %j',
    (text) => {
      expect(parseDate(text, { dateOrder: 'dayFirst' })).toEqual({
        problem: 'This can be 26 Sep 2030 or 30 Sep 2026. Choose what comes first, day or year.',
      });
      expect(parseDate(text, { yearOrder: 'yearLast' })).toEqual({ date: '2030-09-26' });
      expect(parseDate(text, { yearOrder: 'yearFirst' })).toEqual({ date: '2026-09-30' });
    },
  );

  test.each([
    ['26-Sep-45', '2045-09-26'],
    ['45-Sep-26', '2045-09-26'],
    ['31-Sep-30', '2031-09-30'],
    ['7-Sep-26', '2026-09-07'],
    ['26-Sep-7', '2026-09-07'],
    ['26-Sep-26', '2026-09-26'],
    ['26. Sep 30', '2030-09-26'],
    ['26.Sep.30', '2030-09-26'],
    ['26th Sep 30', '2030-09-26'],
    ['Sep 26, 30', '2030-09-26'],
    ['Thu 26 Sep 30', '2030-09-26'],
  ])('is clear if only one reading is possible: %j', (text, date) => {
    for (const yearOrder of [null, 'yearLast', 'yearFirst'] as const) {
      expect(parseDate(text, { yearOrder })).toEqual({ date });
    }
  });
});

describe('a day number of a spreadsheet', () => {
  test.each([
    ['46357', '2026-12-01'],
    [' 46357 ', '2026-12-01'],
    ['46357.75', '2026-12-01'],
    ['46357,0', '2026-12-01'],
    ['20000', '1954-10-03'],
    ['80000', '2119-01-11'],
  ])('is a date only if the mapping says so: %j', (text, date) => {
    expect(parseDate(text, { dayNumbers: true })).toEqual({ date });
    expect(parseDate(text)).toMatchObject({ problem: expect.stringContaining(date) });
    expect(dateEvidence(text)).toBeNull();
  });

  test('has an error that names the date', () => {
    expect(parseDate('46357')).toEqual({
      problem:
        '46357 looks like a spreadsheet’s day number for 1 Dec 2026. Write it as 2026-12-01, or select “Read day numbers as dates”.',
    });
    expect(parseInstant('46357', {}, 'UTC')).toBeNull();
    expect(parseInstant('46357', { dayNumbers: true }, 'UTC')).toBe('2026-12-01T00:00:00.000Z');
  });

  test.each(['19999', '80001', '4635', '046357', '463570', '-46357', '46357.', '46,357', '46357a'])(
    'is not any other number: %j',
    (text) => {
      expect(parseDayNumber(text)).toBeNull();
      expect(parseDate(text, { dayNumbers: true })).toMatchObject({
        problem: expect.stringMatching(/^This isn’t a date/),
      });
    },
  );
});

describe('an invalid date', () => {
  test.each(['26-04-17', '05-04-17', '17-04-26', '26 - 04 - 17', '26-04-17 10:00'])(
    'needs a year of four digits if it may come first or last: %j',
    (text) => {
      for (const dateOrder of [null, 'dayFirst', 'monthFirst'] as const) {
        expect(parseDate(text, { dateOrder, yearOrder: 'yearFirst' })).toEqual({
          problem:
            'The year of this date may come first or last. Write it with four digits, as in 2026-04-17.',
        });
      }
      expect(parseInstant(text, { dateOrder: 'dayFirst' }, 'UTC')).toBeNull();
    },
  );

  test.each(['17/04', '17.04.', '17 Apr', 'April 17th', '17/04 14:05', 'Fri, 17 Apr'])(
    'has no year: %j',
    (text) => {
      expect(parseDate(text, { dateOrder: 'dayFirst' })).toEqual({
        problem: 'This date has no year. Write it as in 2026-04-17.',
      });
    },
  );

  test.each([
    '31/02/2026',
    '2026-02-29',
    '29.02.2100',
    '31 Apr 2026',
    '00/05/2026',
    '2026-13-01',
    '13/13/2026',
    '20260431',
  ])('is not in the calendar: %j', (text) => {
    expect(parseDate(text)).toEqual({
      problem: 'There is no such day in the calendar. Write it as in 2026-04-17.',
    });
  });

  test.each(['1899-12-31', '31/12/1899', '1 Jan 2200', '0001-01-01'])(
    'has a year out of range: %j',
    (text) => {
      expect(parseDate(text)).toEqual({ problem: 'The year must be from 1900 to 2199.' });
    },
  );

  test.each([
    '',
    'tomorrow',
    'soon, by 17 Apr 2026',
    'Apr 2026',
    '2026',
    '2026-04',
    '17/04-2026',
    '17 jui 2026',
    '1/2/3/2026',
    '17 Apr 2026 - 18 Apr 2026',
    '2026-04-17T25:00',
    '17/04/026',
    '10248',
    '4612',
    '461290',
    `${' '.repeat(100)}2026-04-17`,
    '１７/０４/２０２６',
  ])('is reported: %j', (text) => {
    expect(parseDate(text)).toEqual({
      problem: 'This isn’t a date. Write it as in 2026-04-17.',
    });
  });

  test('never becomes a date that the calendar does not have', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^\d{1,4}[-/. ]\w{1,4}[-/. ]\d{1,4}( \d\d:\d\d)?$/),
        ),
        (text) => {
          const read = parseDate(text, { dateOrder: 'dayFirst' });
          if ('date' in read) expect(isCalendarDate(read.date)).toBe(true);
          else expect([null, 'either', 'eitherYear']).toContain(dateEvidence(text));
        },
      ),
    );
  });
});

describe('an instant', () => {
  test.each([
    ['2026-04-17T23:30:00Z', '2026-04-17T23:30:00.000Z'],
    ['2026-04-17T23:30:00.123456+02:00', '2026-04-17T21:30:00.123Z'],
    ['2026-04-17 23:30:00 -0500', '2026-04-18T04:30:00.000Z'],
    ['2026-04-17 23:30 UTC', '2026-04-17T23:30:00.000Z'],
    ['2026-04-17T23:30+05', '2026-04-17T18:30:00.000Z'],
  ])('is exact if it has an offset: %s', (text, instant) => {
    expect(parseInstant(text, {}, 'Europe/Warsaw')).toBe(instant);
  });

  test('is the start of the day in the time zone if it has no offset', () => {
    expect(parseInstant('2026-04-17', {}, 'Europe/Warsaw')).toBe('2026-04-16T22:00:00.000Z');
    expect(parseInstant('2026-04-17 14:05', {}, 'Europe/Warsaw')).toBe('2026-04-16T22:00:00.000Z');
    expect(parseInstant('17/04/2026', {}, 'America/New_York')).toBe('2026-04-17T04:00:00.000Z');
    expect(parseInstant('17/04/2026', {}, 'Europe/Warsaw')).toBe('2026-04-16T22:00:00.000Z');
    expect(parseInstant('03/04/2026', { dateOrder: 'monthFirst' }, 'UTC')).toBe(
      '2026-03-04T00:00:00.000Z',
    );
  });

  test.each(['', 'yes', '2026-02-30T10:00:00Z', '03/04/2026', '17 Apr'])(
    'needs a date: %j',
    (text) => expect(parseInstant(text, {}, 'UTC')).toBeNull(),
  );
});
