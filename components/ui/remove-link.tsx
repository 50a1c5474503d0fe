'use client';

import { useRef } from 'react';
import { Icon } from './icon';
import { useKeptFocus } from './keep-focus';

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
