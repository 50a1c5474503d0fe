import type { ReactNode } from 'react';
import { buttonClass } from './button';

/** A native popover, so it works without JavaScript. `ClientNavigation` closes it after a choice. */
export function Menu({
  id,
  label,
  name,
  children,
}: {
  id: string;
  label: ReactNode;
  /** Needed if the label is only a symbol. */
  name?: string;
  children: ReactNode;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={name}
        className={buttonClass({ className: name ? undefined : 'caret max-md:px-3' })}
      >
        {label}
      </button>
      <div id={id} popover="auto" className="popover menu popover-end">
        {children}
      </div>
    </>
  );
}
