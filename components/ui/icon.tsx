export type IconName =
  | 'alert'
  | 'check'
  | 'clock'
  | 'close'
  | 'copy'
  | 'device'
  | 'down'
  | 'download'
  | 'external'
  | 'eye'
  | 'filter'
  | 'left'
  | 'lock'
  | 'log'
  | 'orders'
  | 'pencil'
  | 'plus'
  | 'reopen'
  | 'right'
  | 'search'
  | 'sign-out'
  | 'trash'
  | 'truck'
  | 'up'
  | 'upload'
  | 'user'
  | 'users';

/** A sign from the sprite in `public/icons.svg`. Decoration only: a word or an accessible name stands beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg aria-hidden="true" className="shrink-0" width={size} height={size}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
