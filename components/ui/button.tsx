import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

/** In app/globals.css. `row` is for rows, `icon` for a row's buttons without a word. */
type Size = 'regular' | 'row' | 'icon';

type Style = { look?: Look; size?: Size; className?: string | undefined };

export function buttonClass({
  look = 'secondary',
  size = 'regular',
  className,
}: Style = {}): string {
  return clsx(
    'button',
    look !== 'secondary' && `button-${look}`,
    size !== 'regular' && `button-${size}`,
    className,
  );
}

export function Button({
  look,
  size = 'regular',
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & Style) {
  return (
    <button
      {...props}
      type={type}
      className={buttonClass({ size, className, ...(look ? { look } : {}) })}
    />
  );
}
