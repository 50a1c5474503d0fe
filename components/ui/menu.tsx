import type { ReactNode } from 'react';
import { buttonClass } from './button';

/**
 * A button that opens a few choices beneath it, by the browser's own means: also without JavaScript. Escape and a click
 * elsewhere close it; so does a choice within `ClientNavigation`.
 */
export function Menu({
  id,
  label,
  name,
  children,
}: {
  id: string;
  label: ReactNode;
  /** What the button is called where the label is only a sign. */
  name?: string;
  children: ReactNode;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={name}
        className={buttonClass({ className: name ? 'px-3' : 'caret max-md:px-3' })}
      >
        {label}
      </button>
      <div id={id} popover="auto" className="popover menu popover-end">
        {children}
      </div>
    </>
  );
}
