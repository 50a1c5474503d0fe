'use client';

import { useId } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { inputClass } from '@/components/ui/field';
import * as messages from '@/lib/team/messages';

/** Shown once; without a clipboard it can still be selected. */
export function ShownLink({
  label,
  link,
  note,
}: {
  label: string;
  link: string | undefined;
  note: string;
}) {
  const id = useId();
  return (
    <div aria-live="polite" className="space-y-1.5 empty:hidden">
      {link ? (
        <>
          <label htmlFor={id} className="block font-medium">
            {label}
          </label>
          <span className="flex items-center gap-2">
            <input
              id={id}
              value={link}
              readOnly
              aria-describedby={`${id}-note`}
              onFocus={(event) => event.currentTarget.select()}
              className={`${inputClass} h-11 min-w-0`}
            />
            <CopyButton text={link} name={messages.copyLink} />
          </span>
          <p id={`${id}-note`} className="text-sm text-muted">
            {note}
          </p>
        </>
      ) : null}
    </div>
  );
}
