'use client';

import { useRef } from 'react';
import { Icon } from './icon';
import { useKeptFocus } from './keep-focus';

/** The conditions that hold, each with a link to where it does not, and one to where none does. */
export function FilterChips({
  chips,
  clearHref,
}: {
  chips: { text: string; href: string }[];
  clearHref: string;
}) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-2 text-sm print:hidden">
      {chips.map(({ text, href }) => (
        <li key={text} className="min-w-0">
          <Chip {...{ text, href }} />
        </li>
      ))}
      <li>
        <a
          href={clearHref}
          className="flex min-h-11 items-center px-2 text-accent hover:underline pointer-fine:min-h-8"
        >
          Clear all
        </a>
      </li>
    </ul>
  );
}

function Chip({ text, href }: { text: string; href: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  useKeptFocus(link);
  return (
    <a
      ref={link}
      href={href}
      aria-label={`Remove filter: ${text}`}
      className="flex min-h-11 items-center gap-1.5 rounded-md bg-tint px-2.5 hover:text-accent pointer-fine:min-h-8"
    >
      <span className="min-w-0 wrap-anywhere">{text}</span> <Icon name="close" size={14} />
    </a>
  );
}
