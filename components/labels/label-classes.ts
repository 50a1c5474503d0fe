import { clsx } from 'clsx';

/** How labels look, said once for a sheet of them: a page holds up to a thousand. */
export const LABELS_CLASS = clsx(
  'grid',
  '[&>li]:grid [&>li]:overflow-hidden',
  // Where they end; on paper nothing is drawn there.
  '[&>li]:outline-1 [&>li]:outline-offset-[-1px] [&>li]:outline-line [&>li]:outline-dashed print:[&>li]:outline-none',
  '[&>.free]:bg-tint print:[&>.free]:bg-transparent',
  // The texts: above all, in front of the code, and beneath.
  '[&_.head]:min-h-0 [&_.head]:overflow-hidden [&_.head]:[grid-area:head]',
  '[&_.foot]:self-end [&_.foot]:[grid-area:foot]',
  '[&_p]:[display:-webkit-box] [&_p]:overflow-hidden [&_p]:leading-[1.2] [&_p]:wrap-anywhere [&_p]:tabular-nums [&_p]:[-webkit-box-orient:vertical]',
  '[&_.id]:font-bold [&_.to]:font-bold',
  '[&_svg]:w-full [&_svg]:self-start [&_svg]:[grid-area:code]',
);

/** Where text and code stand. */
export const PLACES = {
  beside: '"head code" minmax(0, 1fr) "foot code" auto',
  beneath: '"head head" minmax(0, 1fr) "foot code" auto',
} as const;

/** A length of paper: as wide on the screen as the preview has room for, and exact in print. */
export function millimetres(length: number): string {
  return `calc(${length} * var(--mm))`;
}
