import type { Advisory } from './advisories';

/** Below 0 if the first version precedes the second in semantic versioning. */
function compareVersions(first: string, second: string): number {
  const [one, other] = [partsOf(first), partsOf(second)];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = compareParts(one[at], other[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** "5.0.0-beta.32" as 5, 0, 0, -1, "beta", 32: a prerelease precedes its release. */
function partsOf(version: string): (string | number)[] {
  const [release = '', before] = version.split('+')[0]!.split(/-(.*)/s);
  const numbers = release.split('.').map(Number);
  if (numbers.length !== 3 || numbers.some(Number.isNaN))
    throw new Error(`invalid version: ${version}`);
  if (before === undefined) return [...numbers, 0];
  return [...numbers, -1, ...before.split('.').map((part) => (/^\d+$/.test(part) ? +part : part))];
}

function compareParts(one: string | number | undefined, other: string | number | undefined) {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : 1;
  return typeof one === 'number' ? -1 : 1;
}

/** Whether a version is vulnerable: neither later than all floors nor than the floor of its own major version. */
export function isAffected(version: string, { floors, since }: Advisory): boolean {
  if (since && compareVersions(version, since) < 0) return false;
  const isPast = (floor: string) => compareVersions(version, floor) >= 0;
  const line = (one: string) => one.split('.')[0];
  return (
    !isPast(floors.at(-1)!) && !floors.some((one) => line(one) === line(version) && isPast(one))
  );
}
