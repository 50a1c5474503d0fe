import { clsx } from 'clsx';

/**
 * The checkboxes by which rows are selected, that of the head too: 44 px to hit on touch, drawn by the stylesheet because a
 * native one would be as large as that.
 */
const PICK_LOOK = clsx(
  'print:[&_.pick]:hidden lg:[&_.pick]:w-9 lg:[&_.pick]:px-0',
  '[&_.pick_input]:relative [&_.pick_input]:z-10 [&_.pick_input]:grid [&_.pick_input]:size-11 [&_.pick_input]:shrink-0 [&_.pick_input]:cursor-pointer [&_.pick_input]:appearance-none [&_.pick_input]:place-content-center [&_.pick_input]:rounded-md [&_.pick_input]:align-middle lg:pointer-fine:[&_.pick_input]:size-8 forced-colors:[&_.pick_input]:appearance-auto',
  "[&_.pick_input]:before:col-start-1 [&_.pick_input]:before:row-start-1 [&_.pick_input]:before:size-5 [&_.pick_input]:before:rounded-sm [&_.pick_input]:before:border [&_.pick_input]:before:border-line-strong [&_.pick_input]:before:bg-raised [&_.pick_input]:before:content-[''] lg:pointer-fine:[&_.pick_input]:before:size-4",
  '[&_.pick_:checked]:before:border-accent [&_.pick_:checked]:before:bg-accent [&_.pick_:indeterminate]:before:border-accent [&_.pick_:indeterminate]:before:bg-accent',
  "[&_.pick_:checked]:sign-check [&_.pick_:checked]:after:col-start-1 [&_.pick_:checked]:after:row-start-1 [&_.pick_:checked]:after:size-3.5 [&_.pick_:checked]:after:place-self-center [&_.pick_:checked]:after:bg-on-accent [&_.pick_:checked]:after:mask-(--sign) [&_.pick_:checked]:after:mask-contain [&_.pick_:checked]:after:content-['']",
  "[&_.pick_:indeterminate]:after:col-start-1 [&_.pick_:indeterminate]:after:row-start-1 [&_.pick_:indeterminate]:after:h-0.5 [&_.pick_:indeterminate]:after:w-2.5 [&_.pick_:indeterminate]:after:place-self-center [&_.pick_:indeterminate]:after:bg-on-accent [&_.pick_:indeterminate]:after:content-['']",
);

/**
 * How the rows look, said once for the whole table: a page holds up to a hundred of them, and what is said in a row is
 * sent with each. Below `lg` a row is a card, its cells in an order of their own. Cells are named by short classes.
 */
export const TABLE_LOOK = clsx(
  'w-full text-sm max-lg:block',
  // The address makes room on the narrower wide screens, head and all.
  'lg:max-xl:[&_.where]:hidden',
  'lg:[&_td]:border-b lg:[&_td]:border-line lg:[&_td]:px-2 lg:[&_td]:py-1.5',
  PICK_LOOK,
);

/** For the table's body. */
export const ROWS_LOOK = clsx(
  'max-lg:grid max-lg:gap-3 sm:max-lg:grid-cols-2',
  // Each text in the direction in which it is written, in the place where the others are.
  'text-left [&_td]:[unicode-bidi:plaintext]',
  '[&>tr]:relative [&>tr]:hover:bg-tint',
  'max-lg:[&>tr]:grid max-lg:[&>tr]:grid-cols-[auto_1fr_auto] max-lg:[&>tr]:content-start max-lg:[&>tr]:gap-x-3 max-lg:[&>tr]:gap-y-1 max-lg:[&>tr]:rounded-md max-lg:[&>tr]:border max-lg:[&>tr]:border-line max-lg:[&>tr]:p-3 max-lg:[&>tr]:text-base',
  // A row that is selected, and room for what is focused above the bar that acts on it.
  '[&>tr]:has-[.pick>:checked]:bg-accent-tint [&_a]:scroll-mb-44 [&_button]:scroll-mb-44 [&_input]:scroll-mb-44',
  'max-lg:[&_.pick]:col-start-1 max-lg:[&_.pick]:-m-2.5',
  // A row that has left the list, and stays while someone is at it.
  '[&>tr[data-gone]>td:not(.do)]:opacity-50 [&_.do>[aria-disabled]]:cursor-default [&_.do>[aria-disabled]]:border-transparent [&_.do>[aria-disabled]]:bg-transparent',
  // The Order ID.
  'max-lg:[&_.id]:col-start-2 max-lg:[&_.id]:self-center [&_.id]:tabular-nums',
  'max-lg:[&_.id:first-child]:col-span-2 max-lg:[&_.id:first-child]:col-start-1',
  '[&_.id>a]:font-medium [&_.id>a]:whitespace-nowrap lg:[&_.id>a]:text-accent',
  '[&_.id>.long]:break-all [&_.id>.long]:whitespace-normal lg:[&_.id>.long]:inline-block',
  '[&_.chip]:sign [&_.chip]:sign-check [&_.chip]:bg-delivered-tint [&_.chip]:text-delivered',
  '[&_.chip.on]:sign-clock [&_.chip.on]:bg-ongoing-tint [&_.chip.on]:text-ongoing',
  '[&_.chip]:inline-flex [&_.chip]:h-6 [&_.chip]:items-center [&_.chip]:gap-1 [&_.chip]:rounded-md [&_.chip]:px-2 [&_.chip]:text-sm [&_.chip]:font-medium',
  // What an order says.
  '[&_.to]:wrap-anywhere lg:[&_.to]:min-w-24 max-lg:[&_.to]:order-1 max-lg:[&_.to]:col-span-full max-lg:[&_.to]:font-medium',
  '[&_.where]:break-words [&_.where]:text-muted max-lg:[&_.where]:order-2 max-lg:[&_.where]:col-span-full lg:[&_.where]:truncate',
  '[&_.where>a]:sign [&_.where>a]:sign-external [&_.where>a]:relative [&_.where>a]:z-10 [&_.where>a]:-my-3 [&_.where>a]:inline-flex [&_.where>a]:h-11 [&_.where>a]:items-center [&_.where>a]:gap-1 [&_.where>a]:px-2 [&_.where>a]:align-middle [&_.where>a]:text-sm [&_.where>a]:text-accent lg:[&_.where>a]:hidden print:[&_.where>a]:hidden',
  "[&_.from]:wrap-anywhere lg:[&_.from]:min-w-24 max-lg:[&_.from]:order-3 max-lg:[&_.from]:col-span-full max-lg:[&_.from]:text-sm max-lg:[&_.from]:before:text-muted max-lg:[&_.from]:before:content-['From_']",
  "[&_.by]:wrap-anywhere lg:[&_.by]:min-w-20 max-lg:[&_.by]:order-3 max-lg:[&_.by]:col-span-full max-lg:[&_.by]:text-sm max-lg:[&_.by]:before:text-muted max-lg:[&_.by]:before:content-['Courier_'] max-lg:[&_.by]:empty:hidden",
  '[&_.due]:whitespace-nowrap [&_.due]:tabular-nums max-lg:[&_.due]:order-4 max-lg:[&_.due]:col-span-2 max-lg:[&_.due]:text-sm',
  "[&_.items]:text-right [&_.items]:tabular-nums max-lg:[&_.items]:order-5 max-lg:[&_.items]:col-start-3 max-lg:[&_.items]:text-sm max-lg:[&_.items]:after:content-['_items'] max-lg:[&_.one]:after:content-['_item']",
  "[&_.made]:tabular-nums max-lg:[&_.made]:order-6 max-lg:[&_.made]:col-span-full max-lg:[&_.made]:text-sm max-lg:[&_.made]:before:text-muted max-lg:[&_.made]:before:content-['Created_']",
  // The buttons: 48 px on touch, 30 px for a mouse.
  '[&_.do]:text-right [&_.do]:whitespace-nowrap max-lg:[&_.do]:order-7 max-lg:[&_.do]:col-span-full max-lg:[&_.do]:mt-2 max-lg:[&_.do]:flex max-lg:[&_.do]:gap-1 print:[&_.do]:hidden',
  '[&_.do>*]:sign [&_.do>a]:sign-pencil [&_.do>a+a]:sign-trash [&_.do>button]:sign-reopen [&_.do>.main]:sign-check',
  '[&_.do>*]:relative [&_.do>*]:z-10 [&_.do>*]:inline-flex [&_.do>*]:h-12 [&_.do>*]:items-center [&_.do>*]:justify-center [&_.do>*]:gap-1.5 [&_.do>*]:rounded-md [&_.do>*]:border [&_.do>*]:border-transparent [&_.do>*]:text-sm [&_.do>*]:font-medium [&_.do>*]:text-muted [&_.do>*]:transition-colors [&_.do>*]:hover:bg-tint [&_.do>*]:hover:text-ink pointer-fine:[&_.do>*]:h-9 lg:pointer-fine:[&_.do>*]:h-[30px]',
  '[&_.do>button]:px-2.5 max-lg:[&_.do>button]:flex-1 lg:[&_.do>button]:min-w-36',
  '[&_.do>.main]:border-line-strong [&_.do>.main]:bg-raised [&_.do>.main]:text-ink',
  '[&_.do>a]:w-12 lg:[&_.do>a]:ml-1 pointer-fine:[&_.do>a]:w-9 lg:pointer-fine:[&_.do>a]:w-[30px] pointer-fine:[&_.do>a]:opacity-60 [&_.do>a]:focus-visible:opacity-100 [&_tr:hover_.do>a]:opacity-100',
);

/** Columns that there is room for on one line each. */
const ROOMY = 6;

/** What columns are allowed to be as wide as; with many of them, the last makes room on the narrower wide screens. */
export function widthsLook(columns: number): string {
  return columns > ROOMY
    ? 'lg:[&_.id>.long]:w-32 lg:[&_.where]:max-w-40 lg:max-xl:[&_.made]:hidden'
    : 'lg:[&_.id>.long]:w-52 lg:[&_.where]:max-w-60 lg:[&_.made]:whitespace-nowrap';
}
