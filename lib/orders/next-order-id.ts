/** How far apart the numbers of a sequence can be. */
const MOST_APART = 100;

/** How many Order IDs must look alike. */
const WANTED = 3;

type Numbered = { prefix: string; digits: string; suffix: string };

/**
 * The Order ID after the highest of these, such as A-1042 after A-1041 and A-1040; null if they aren't numbered in
 * sequence. `newest` are those of the newest orders, newest first.
 */
export function nextOrderId(newest: readonly string[]): string | null {
  const [first, ...others] = newest.map(numbered);
  if (!first) return null;
  const alike = [first, ...others].filter(
    (each): each is Numbered =>
      each !== null && each.prefix === first.prefix && each.suffix === first.suffix,
  );
  if (alike.length < Math.min(WANTED, newest.length)) return null;
  const numbers = alike.map(({ digits }) => BigInt(digits));
  const isNear = (number: bigint) => difference(number, numbers[0]!) < MOST_APART;
  if (!numbers.slice(0, WANTED).every(isNear)) return null;
  const highest = numbers.filter(isNear).reduce((most, each) => (each > most ? each : most));
  const { prefix, digits, suffix } = first;
  return `${prefix}${String(highest + 1n).padStart(digits.length, '0')}${suffix}`;
}

/** Split around its last number. */
function numbered(orderId: string): Numbered | null {
  const [, prefix, digits, suffix] = /^(.*?)([0-9]+)([^0-9]*)$/su.exec(orderId) ?? [];
  return digits === undefined ? null : { prefix: prefix!, digits, suffix: suffix! };
}

function difference(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}
