export type IconName =
  | 'alert'
  | 'check'
  | 'clock'
  | 'close'
  | 'copy'
  | 'device'
  | 'external'
  | 'eye'
  | 'left'
  | 'lock'
  | 'log'
  | 'orders'
  | 'pencil'
  | 'plus'
  | 'reopen'
  | 'right'
  | 'sign-out'
  | 'trash'
  | 'user';

/** A sign from the sprite in `public/icons.svg`. Decoration only: a word or an accessible name stands beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className="shrink-0 fill-none stroke-current stroke-2"
      width={size}
      height={size}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
