import { oneTimeCode } from '@/lib/accounts/two-factor/one-time-code';

/** The one-time code that an authenticator app shows for a key, `steps` of 30 seconds from now. */
export function codeOf(key: string, steps = 0): string {
  return oneTimeCode(key.replaceAll(' ', ''), new Date(Date.now() + steps * 30_000));
}

/** A code that is not valid for this key now, or up to two steps away. */
export function wrongCodeOf(key: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(key, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find(
    (code) => !right.includes(code),
  )!;
}
