type AppSpec = {
  name: string;
  /** Shows one address, or navigates to it where the app has a link for that. */
  place: (address: string) => string;
  /** Stops per link. */
  most: number;
  /** Directions through these addresses. `from` is the stop before them; null for the first leg. */
  directions: (addresses: readonly string[], from: string | null) => string;
};

/**
 * Sources: developers.google.com/maps/documentation/urls (9 waypoints and the destination; without an origin, from where
 * the device is), Apple's unified Maps URLs (15 destinations; likewise), the address of openstreetmap.org's directions
 * (always from one place to another), and Waze deep links (one destination).
 */
export const NAVIGATION_APPS = {
  google: {
    name: 'Google Maps',
    place: (query) => link('https://www.google.com/maps/search/', { api: '1', query }),
    most: 10,
    directions: (addresses) =>
      link('https://www.google.com/maps/dir/', {
        api: '1',
        destination: addresses.at(-1)!,
        waypoints: addresses
          .slice(0, -1)
          .map((address) => address.replaceAll('|', ' '))
          .join('|'),
      }),
  },
  apple: {
    name: 'Apple Maps',
    place: (q) => link('https://maps.apple.com/', { q }),
    most: 15,
    directions: (addresses) =>
      link('https://maps.apple.com/directions', {
        waypoint: addresses.slice(0, -1),
        destination: addresses.at(-1)!,
      }),
  },
  osm: {
    name: 'OpenStreetMap',
    place: (query) => link('https://www.openstreetmap.org/search', { query }),
    most: 1,
    directions: ([to], from) =>
      link('https://www.openstreetmap.org/directions', { from: from ?? '', to: to! }),
  },
  waze: {
    name: 'Waze',
    place: (q) => link('https://waze.com/ul', { q, navigate: 'yes' }),
    most: 1,
    directions: ([q]) => link('https://waze.com/ul', { q: q!, navigate: 'yes' }),
  },
} as const satisfies Record<string, AppSpec>;

export type NavigationApp = keyof typeof NAVIGATION_APPS;

export const NAVIGATION_APP_KEYS = Object.keys(NAVIGATION_APPS) as [
  NavigationApp,
  ...NavigationApp[],
];

const DEFAULT_NAVIGATION_APP: NavigationApp = 'google';

/** The default for null, and for an app that is no longer offered. */
export function navigationAppOf(stored: string | null): NavigationApp {
  return NAVIGATION_APP_KEYS.find((app) => app === stored) ?? DEFAULT_NAVIGATION_APP;
}

export function mapHref(app: NavigationApp, address: string): string {
  return NAVIGATION_APPS[app].place(address);
}

/** Of a link, in characters; Google Maps accepts 2,048. */
const MAX_LINK = 2_048;

/** A part of a round that fits one link; the first stop is 1. */
export type Leg = { first: number; last: number; href: string };

/** A leg without a starting point begins where the device is. */
export function legsOf(app: NavigationApp, addresses: readonly string[]): Leg[] {
  const { most, directions }: AppSpec = NAVIGATION_APPS[app];
  const legs: Leg[] = [];
  for (let start = 0; start < addresses.length; start = legs.at(-1)!.last) {
    const hrefOf = (count: number) =>
      directions(addresses.slice(start, start + count), addresses[start - 1] ?? null);
    let count = Math.min(most, addresses.length - start);
    while (count > 1 && hrefOf(count).length > MAX_LINK) count--;
    legs.push({ first: start + 1, last: start + count, href: hrefOf(count) });
  }
  return legs;
}

/** Without empty parameters. Spaces are `%20`, because some apps show a `+` as it is. */
function link(base: string, parameters: Record<string, string | readonly string[]>): string {
  const query = Object.entries(parameters).flatMap(([name, values]) =>
    [values]
      .flat()
      .filter(Boolean)
      .map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  return `${base}?${query.join('&')}`;
}
