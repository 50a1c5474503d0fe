import { describe, expect, test } from 'vitest';
import { legsOf, mapHref, navigationAppOf } from '@/lib/orders/navigation-apps';

const addresses = (count: number) => Array.from({ length: count }, (_, at) => `Rynek ${at + 1}`);

const rangesOf = (legs: ReturnType<typeof legsOf>) => legs.map(({ first, last }) => [first, last]);

describe('one address', () => {
  test('opens in the chosen app, whatever its characters', () => {
    const address = 'ul. Łąkowa 3/5 & Söhne, Łódź';
    for (const app of ['google', 'apple', 'osm', 'waze'] as const) {
      const url = new URL(mapHref(app, address));
      expect(url.protocol).toBe('https:');
      expect(url.search).not.toContain('+');
      expect([...url.searchParams.values()]).toContain(address);
    }
  });

  test('opens in the default app without a choice, or after an unknown one', () => {
    expect([null, 'waze', 'toString', ''].map(navigationAppOf)).toEqual([
      'google',
      'waze',
      'google',
      'google',
    ]);
  });
});

describe('a round', () => {
  test('without stops has no leg', () => {
    expect(legsOf('google', [])).toEqual([]);
  });

  test('is one leg in Google Maps up to ten stops, which begins at the device', () => {
    const [leg, ...others] = legsOf('google', addresses(10));
    expect(others).toEqual([]);
    expect(leg).toMatchObject({ first: 1, last: 10 });
    const { origin, pathname, searchParams } = new URL(leg!.href);
    expect(origin + pathname).toBe('https://www.google.com/maps/dir/');
    expect(Object.fromEntries(searchParams)).toEqual({
      api: '1',
      destination: 'Rynek 10',
      waypoints: addresses(9).join('|'),
    });
  });

  test('is split where the app has its limit', () => {
    expect(rangesOf(legsOf('google', addresses(21)))).toEqual([
      [1, 10],
      [11, 20],
      [21, 21],
    ]);
    expect(rangesOf(legsOf('apple', addresses(16)))).toEqual([
      [1, 15],
      [16, 16],
    ]);
    expect(rangesOf(legsOf('waze', addresses(3)))).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test('is split before a link gets too long', () => {
    const long = Array.from({ length: 10 }, (_, at) => `ul. ${'Ł'.repeat(60)} ${at}`);
    const legs = legsOf('google', long);
    expect(rangesOf(legs)).toEqual([
      [1, 5],
      [6, 10],
    ]);
    for (const { href } of legs) expect(href.length).toBeLessThanOrEqual(2_048);
    expect(legsOf('google', ['Ł'.repeat(500)])).toHaveLength(1);
  });

  test('has a single stop as the destination', () => {
    expect(legsOf('google', ['Rynek 1'])[0]!.href).toBe(
      'https://www.google.com/maps/dir/?api=1&destination=Rynek%201',
    );
  });

  test('keeps addresses apart that contain the separator', () => {
    const { searchParams } = new URL(legsOf('google', ['a|b', 'c', 'd'])[0]!.href);
    expect(searchParams.get('waypoints')).toBe('a b|c');
  });

  test('is a list of waypoints in Apple Maps', () => {
    const { searchParams } = new URL(legsOf('apple', addresses(3))[0]!.href);
    expect(searchParams.getAll('waypoint')).toEqual(['Rynek 1', 'Rynek 2']);
    expect(searchParams.get('destination')).toBe('Rynek 3');
  });

  test('leads from stop to stop in OpenStreetMap', () => {
    expect(legsOf('osm', addresses(2)).map(({ href }) => new URL(href).search)).toEqual([
      '?to=Rynek%201',
      '?from=Rynek%201&to=Rynek%202',
    ]);
  });
});
