import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-tint',
  quiet: 'border-transparent text-muted hover:bg-tint hover:text-ink',
  danger: 'border-transparent bg-danger text-page hover:bg-danger-strong',
};

const SIZES = {
  /** 44 px on touch, 36 px for a mouse. */
  regular: 'h-11 px-4 md:pointer-fine:h-9',
  /** For rows: 48 px on touch, 30 px for a mouse. */
  row: 'h-12 px-2.5 pointer-fine:h-9 lg:pointer-fine:h-[30px]',
  icon: 'size-12 justify-center pointer-fine:size-9 lg:pointer-fine:size-[30px]',
};

type Style = { look?: Look; size?: keyof typeof SIZES; className?: string | undefined };

export function buttonClass({
  look = 'secondary',
  size = 'regular',
  className,
}: Style = {}): string {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-md border text-sm font-medium whitespace-nowrap',
    'transition-colors disabled:opacity-60 aria-busy:opacity-60',
    LOOKS[look],
    SIZES[size],
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
