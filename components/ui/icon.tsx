import type { IconName } from './icons';

/** From the sprite (app/icons.svg/route.ts). Decorative: always next to a word or an accessible name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg aria-hidden="true" className="shrink-0" width={size} height={size}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
