import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '@/lib/audit-log/actions';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { hasLogFilter, logListPath, logListQuery } from '@/lib/audit-log/list/url';
import { PAGE_SIZES } from '@/lib/orders/list/params';

const WHO = '0192f7a0-0000-7000-8000-000000000001';

describe('the address of the log', () => {
  test('without parameters is all of it, newest first', () => {
    expect(parseLogListParams({})).toEqual({ listing: DEFAULT_LOG_PARAMS, place: {}, notes: [] });
    expect(logListPath(DEFAULT_LOG_PARAMS)).toBe('/logs');
    expect(hasLogFilter(DEFAULT_LOG_PARAMS)).toBe(false);
  });

  test('holds every parameter', () => {
    const { listing, place, notes } = parseLogListParams({
      q: ' Łucja ',
      who: WHO,
      action: 'Marked Delivered',
      orderId: '10248',
      group: WHO,
      from: '2026-04-01',
      to: '2026-04-30',
      sort: 'time',
      size: '100',
      after: 'place',
    });
    expect(listing).toEqual({
      search: 'Łucja',
      who: WHO,
      action: 'Marked Delivered',
      orderId: '10248',
      group: WHO,
      from: '2026-04-01',
      to: '2026-04-30',
      descending: false,
      size: 100,
    });
    expect({ place, notes }).toEqual({ place: { after: 'place' }, notes: [] });
    expect(hasLogFilter(listing)).toBe(true);
  });

  test('leads back to the same listing and page', () => {
    const date = fc.constantFrom('2026-04-01', '2026-04-02');
    const listings = fc.record(
      {
        search: fc.constantFrom('a&b=c', 'Łucja, "x"', '100%'),
        who: fc.constant(WHO),
        action: fc.constantFrom(...ACTIONS),
        orderId: fc.constantFrom('10248', 'a/b #1'),
        group: fc.constant(WHO),
        from: date,
        to: fc.constant('2026-04-03'),
        descending: fc.boolean(),
        size: fc.constantFrom(...PAGE_SIZES),
      },
      { requiredKeys: ['descending', 'size'] },
    );
    fc.assert(
      fc.property(listings, fc.constantFrom({}, { after: 'x' }, { before: 'y' }), (given, at) => {
        const { search } = new URL(logListPath(given as LogListParams, at), 'http://desk.test');
        const { listing, place, notes } = parseLogListParams(
          Object.fromEntries(new URLSearchParams(search)),
        );
        expect({ listing, place, notes }).toEqual({ listing: given, place: at, notes: [] });
      }),
    );
  });

  test('omits defaults', () => {
    expect(logListQuery({ ...DEFAULT_LOG_PARAMS, action: 'Edited' })).toBe('action=Edited');
    expect(logListQuery({ ...DEFAULT_LOG_PARAMS, descending: false })).toBe('sort=time');
  });

  test('ignores empty fields, as a form sends them', () => {
    const empty = { q: '', who: '', action: '', orderId: '', from: '', to: '' };
    expect(parseLogListParams(empty)).toEqual(parseLogListParams({}));
  });

  test.each([
    [{ who: 'ann' }, 'The person “ann” is not known, so it was ignored.'],
    [{ group: 'all' }, 'The bulk action “all” is not known, so it was ignored.'],
    [{ action: 'Burnt' }, 'The action “Burnt” is not known, so it was ignored.'],
    [{ from: '2026-02-30' }, 'The date “2026-02-30” is not a valid date, so it was ignored.'],
    [{ sort: 'colour' }, 'The sort order “colour” is not known, so it was ignored.'],
    [{ size: '1000' }, 'The number of entries per page “1000” is not known, so it was ignored.'],
    [
      { from: '2026-05-01', to: '2026-04-01' },
      'The range of dates “2026-05-01 to 2026-04-01” ends before it begins, so it was ignored.',
    ],
    [{ action: ['Burnt', 'Edited'] }, 'The action “Burnt” is not known, so it was ignored.'],
  ])('ignores invalid parameters and reports them: %o', (parameters, sentence) => {
    const { listing, notes } = parseLogListParams(parameters);
    expect(listing).toEqual(DEFAULT_LOG_PARAMS);
    expect(notes).toContain(sentence);
  });
});
