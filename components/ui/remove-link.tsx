'use client';

import { useRef } from 'react';
import { Icon } from './icon';
import { useKeptFocus } from './keep-focus';

/** Leads to where a filter no longer holds; the focus then goes to what came to its place. */
export function RemoveLink({ href, label }: { href: string; label: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  useKeptFocus(link);
  return (
    <a
      ref={link}
      href={href}
      aria-label={label}
      className="grid min-h-11 w-9 shrink-0 place-content-center self-stretch text-muted hover:text-ink md:pointer-fine:min-h-0 md:pointer-fine:w-8"
    >
      <Icon name="close" size={14} />
    </a>
  );
}
