'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { buttonClass } from './button';

/** A button that opens a few choices beneath it; also without JavaScript. Escape, a choice, and a click elsewhere close it. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const details = menu.current!;
    const closeOnClick = ({ target }: Event) => {
      const isInside = details.contains(target as Node);
      if (!isInside || (target as Element).closest('a')) details.open = false;
    };
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !details.open) return;
      details.open = false;
      details.querySelector('summary')!.focus();
    };
    document.addEventListener('click', closeOnClick);
    details.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('click', closeOnClick);
      details.removeEventListener('keydown', closeOnEscape);
    };
  }, []);

  return (
    <details ref={menu} className="sm:relative">
      <summary
        className={buttonClass({ className: 'list-none [&::-webkit-details-marker]:hidden' })}
      >
        {label}
      </summary>
      <div className="absolute z-30 mt-1 grid min-w-44 rounded-md border border-line bg-raised p-1 text-sm whitespace-nowrap shadow-lg max-sm:inset-x-4 sm:right-0 [&_a]:flex [&_a]:min-h-11 [&_a]:items-center [&_a]:rounded-md [&_a]:px-3 [&_a]:hover:bg-tint pointer-fine:[&_a]:min-h-9">
        {children}
      </div>
    </details>
  );
}
