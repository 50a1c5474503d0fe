import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import * as messages from '@/lib/messages';
import { buttonClass } from './button';
import { Icon } from './icon';
import { RemoveLink } from './remove-link';

export type Filter = {
  name: string;
  label: string;
  /** Undefined for filters with their own input elsewhere, such as the search. */
  fields?: ReactNode;
  /** Shown as a chip on wide screens even when not set. */
  isCommon?: boolean;
  /** The conditions that are set; `href` removes one. */
  active: { key: string; text: string; href: string }[];
};

/** Common filters are chips on wide screens, and in the menu on narrow ones. */
const VISIBILITY = { chip: 'max-lg:hidden', menu: 'lg:hidden' };

const PILL =
  'inline-flex min-h-11 items-center gap-1 rounded-md border border-line-strong text-sm md:pointer-fine:min-h-8';

/** One GET form: chips for active and common filters, a menu for the others. Popovers work without JavaScript. */
export function FilterBar({
  query,
  filters,
  display,
  clearHref,
  children,
  ...form
}: {
  /** The current query string; the inputs remount when it changes. */
  query: string;
  filters: Filter[];
  display: ReactNode;
  clearHref: string;
  children: ReactNode;
} & Pick<ComponentProps<'form'>, 'action' | 'role' | 'aria-label'> & {
    'data-defaults': string;
    'data-fallback'?: string;
  }) {
  const available = filters.filter(({ fields, active }) => fields || active.length > 0);
  const inactive = available.filter(({ active }) => active.length === 0);
  const isAnyActive = available.some(({ active }) => active.length > 0);
  return (
    // `noValidate`: a partly typed date in a closed popover would block the form.
    <form {...form} method="get" noValidate className="contents">
      <div key={query} className="contents">
        {children}
      </div>
      <ul
        aria-label={messages.filtersLabel}
        className={clsx('flex flex-wrap items-center gap-2', {
          'max-lg:order-last max-lg:basis-full max-lg:py-1': isAnyActive,
          'max-lg:hidden': !isAnyActive,
        })}
      >
        {available.map(({ name, label, fields, isCommon, active }) =>
          active.length > 0
            ? active.map(({ key, text, href }) => (
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
                  <RemoveLink href={href} label={messages.removeFilter(text)} />
                </li>
              ))
            : isCommon && (
                <li key={name} className={VISIBILITY.chip}>
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
        {isAnyActive ? (
          <li>
            <a
              href={clearHref}
              className="flex min-h-11 items-center px-2 text-sm text-accent hover:underline md:pointer-fine:min-h-8"
            >
              {messages.clearAllFilters}
            </a>
          </li>
        ) : null}
      </ul>
      <button
        type="button"
        popoverTarget="filter-menu"
        className={buttonClass({
          look: 'quiet',
          className: menuVisibility(inactive),
        })}
      >
        <Icon name="filter" /> <span className="max-sm:sr-only">{messages.filterButton}</span>
      </button>
      <div id="filter-menu" popover="auto" className="popover menu">
        {inactive.map(({ name, label, isCommon }) => (
          <button
            key={name}
            type="button"
            popoverTarget={`filter-${name}`}
            className={isCommon ? VISIBILITY.menu : undefined}
          >
            {label}
          </button>
        ))}
        <button type="button" popoverTarget="filter-display" className="sm:hidden">
          {messages.displayButton}
        </button>
      </div>
      <button
        type="button"
        popoverTarget="filter-display"
        className={buttonClass({ look: 'quiet', className: 'ml-auto caret max-sm:hidden' })}
      >
        {messages.displayButton}
      </button>
      {available.map(
        ({ name, fields, isCommon, active }) =>
          fields && (
            <Fields
              key={`${name} ${query}`}
              name={name}
              place={!isCommon && active.length === 0 ? 'popover-beside' : undefined}
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

function menuVisibility(inactive: Filter[]): string | undefined {
  if (inactive.some(({ isCommon }) => !isCommon)) return undefined;
  return inactive.length > 0 ? VISIBILITY.menu : 'sm:hidden';
}

function Fields({
  name,
  place,
  children,
}: {
  name: string;
  /** By default, below the start of its button. */
  place?: 'popover-beside' | 'popover-end' | undefined;
  children: ReactNode;
}) {
  return (
    <div id={`filter-${name}`} popover="auto" className={clsx('popover fields', place)}>
      {children}
      <button type="submit">{messages.applyFilters}</button>
    </div>
  );
}
