/** The orders of one address, as IDs. */
export type OrderedStop = { ids: readonly string[] };

/** Where a stop goes, by the ID of one of its orders; a number counts from 0. */
export type Move = { id: string; to: 'up' | 'down' | number };

/** Order IDs by date, `YYYY-MM-DD`: see `groupByRound`. */
export type SavedRounds = Readonly<Record<string, readonly string[]>>;

/** For the field of a form: stops separated by commas, orders by spaces. */
export function stopsText(stops: readonly OrderedStop[]): string {
  return stops.map(({ ids }) => ids.join(' ')).join(',');
}

export function stopsOfText(text: string): OrderedStop[] {
  return text.split(',').map((ids) => ({ ids: ids.split(' ') }));
}

export function moveText({ id, to }: Move): string {
  return `${to} ${id}`;
}

/** Null if it isn't one. */
export function moveOfText(text: string): Move | null {
  const [, to, id] = /^(up|down|\d{1,4}) ([\da-f-]{36})$/.exec(text) ?? [];
  if (to === undefined || id === undefined) return null;
  return { id, to: to === 'up' || to === 'down' ? to : Number(to) };
}

/** Moves to places outside the list end at its ends; an unknown stop moves nothing. */
export function moveStop<S extends OrderedStop>(stops: readonly S[], { id, to }: Move): S[] {
  const from = placeOf(stops, id);
  if (from < 0) return [...stops];
  const others = stops.toSpliced(from, 1);
  const place = to === 'up' ? Math.max(from - 1, 0) : to === 'down' ? from + 1 : to;
  return others.toSpliced(place, 0, stops[from]!);
}

/** -1 for an unknown one. */
export function placeOf(stops: readonly OrderedStop[], id: string): number {
  return stops.findIndex(({ ids }) => ids.includes(id));
}

/** A stop stands where the first of its orders stands; stops without a place follow as they are. */
export function inOrder<S extends OrderedStop>(stops: readonly S[], order: readonly string[]): S[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOfStop = ({ ids }: S) => Math.min(...ids.map((id) => places.get(id) ?? order.length));
  return stops.toSorted((one, other) => placeOfStop(one) - placeOfStop(other));
}
