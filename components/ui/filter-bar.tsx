import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass } from './button';
import { Icon } from './icon';
import { RemoveLink } from './remove-link';

/** What a list can be narrowed down by. */
export type Filter = {
  /** Unique on the page. */
  name: string;
  label: string;
  /** None for what is asked elsewhere, as a search. */
  fields?: ReactNode;
  /** Whether it has its chip on wide screens while it is not set. */
  isOften?: boolean;
  /** The conditions that hold, each with where it does not. */
  held: { key: string; text: string; href: string }[];
};

/** Where they stand as chips, and so are not in the menu. */
const ROOM = { chip: 'max-lg:hidden', menu: 'lg:hidden' };

const PILL =
  'inline-flex min-h-11 items-center gap-1 rounded-md border border-line-strong text-sm md:pointer-fine:min-h-8';

/**
 * The filters of a list as one GET form: a chip for each that holds and for those that are often wanted, which opens its
 * fields, and a menu with the others. All of it opens by the browser's own means, also without JavaScript.
 */
export function FilterBar({
  query,
  filters,
  display,
  clearHref,
  children,
  ...form
}: {
  /** What is asked for now: fields are drawn again when it changes elsewhere. */
  query: string;
  filters: Filter[];
  /** The fields that say how the list is laid out. */
  display: ReactNode;
  /** Where none of the filters holds. */
  clearHref: string;
  /** Fields that always show, and hidden ones. */
  children: ReactNode;
} & Pick<ComponentProps<'form'>, 'action' | 'role' | 'aria-label'> & {
    'data-usual': string;
    'data-otherwise'?: string;
  }) {
  const offered = filters.filter(({ fields, held }) => fields || held.length > 0);
  const others = offered.filter(({ held }) => held.length === 0);
  const isAnySet = offered.some(({ held }) => held.length > 0);
  return (
    // A date that is typed by half would keep the form back, from within a popover that is closed.
    <form {...form} method="get" noValidate className="contents">
      <div key={query} className="contents">
        {children}
      </div>
      <ul
        aria-label="Filters"
        className={clsx('flex flex-wrap items-center gap-2', {
          'max-lg:order-last max-lg:basis-full max-lg:py-1': isAnySet,
          'max-lg:hidden': !isAnySet,
        })}
      >
        {offered.map(({ name, label, fields, isOften, held }) =>
          held.length > 0
            ? held.map(({ key, text, href }) => (
                <li key={key} className={`${PILL} bg-accent-tint wrap-anywhere text-ink`}>
                  {fields ? (
                    <button
                      type="button"
                      popoverTarget={`filter-${name}`}
                      className="self-stretch pl-3 text-left hover:text-accent"
                    >
                      {text}
                    </button>
                  ) : (
                    <span className="pl-3">{text}</span>
                  )}
                  <RemoveLink href={href} label={`Remove filter: ${text}`} />
                </li>
              ))
            : isOften && (
                <li key={name} className={ROOM.chip}>
                  <button
                    type="button"
                    popoverTarget={`filter-${name}`}
                    className={`${PILL} border-dashed px-3 text-muted caret hover:text-ink`}
                  >
                    {label}
                  </button>
                </li>
              ),
        )}
        {isAnySet ? (
          <li>
            <a
              href={clearHref}
              className="flex min-h-11 items-center px-2 text-sm text-accent hover:underline md:pointer-fine:min-h-8"
            >
              Clear all
            </a>
          </li>
        ) : null}
      </ul>
      <button
        type="button"
        popoverTarget="filter-menu"
        className={buttonClass({ look: 'quiet', className: clsx('px-3', menuRoom(others)) })}
      >
        <Icon name="filter" /> <span className="max-sm:sr-only">Filter</span>
      </button>
      <div id="filter-menu" popover="auto" className="popover menu">
        {others.map(({ name, label, isOften }) => (
          <button
            key={name}
            type="button"
            popoverTarget={`filter-${name}`}
            className={isOften ? ROOM.menu : undefined}
          >
            {label}
          </button>
        ))}
        <button type="button" popoverTarget="filter-display" className="sm:hidden">
          Display
        </button>
      </div>
      <button
        type="button"
        popoverTarget="filter-display"
        className={buttonClass({ look: 'quiet', className: 'ml-auto px-3 caret max-sm:hidden' })}
      >
        Display
      </button>
      {offered.map(
        ({ name, fields, isOften, held }) =>
          fields && (
            <Fields
              key={`${name} ${query}`}
              name={name}
              place={!isOften && held.length === 0 ? 'popover-beside' : undefined}
            >
              {fields}
            </Fields>
          ),
      )}
      <Fields key={`display ${query}`} name="display" place="popover-end">
        {display}
      </Fields>
    </form>
  );
}

/** Where the menu has something that is not among the chips. */
function menuRoom(others: Filter[]): string | undefined {
  if (others.some(({ isOften }) => !isOften)) return undefined;
  return others.length > 0 ? ROOM.menu : 'sm:hidden';
}

function Fields({
  name,
  place,
  children,
}: {
  name: string;
  /** Where it opens, if not beneath the start of its button: beside the menu, or to its end. */
  place?: 'popover-beside' | 'popover-end' | undefined;
  children: ReactNode;
}) {
  return (
    <div id={`filter-${name}`} popover="auto" className={clsx('popover fields', place)}>
      {children}
      <button type="submit">Apply filters</button>
    </div>
  );
}
