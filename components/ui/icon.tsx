import type { IconName } from './icons';

/** An icon of the sprite (app/icons.svg/route.ts). Decoration only: a word or an accessible name stands beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg aria-hidden="true" className="shrink-0" width={size} height={size}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
