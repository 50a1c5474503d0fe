import * as messages from '@/lib/messages';
import { buttonClass } from './button';

/** Shows new orders on demand. Floats over the list, so that no row moves. */
export function ArrivedButton({
  arrived,
  showLatest,
}: {
  arrived: number;
  showLatest: () => void;
}) {
  return (
    <div aria-live="polite" className="print:hidden">
      {arrived > 0 ? (
        <button
          type="button"
          onClick={showLatest}
          className={buttonClass({
            look: 'primary',
            className: 'fixed top-3 left-1/2 z-30 -translate-x-1/2 shadow-lg',
          })}
        >
          {messages.newOrders(arrived)}
        </button>
      ) : null}
    </div>
  );
}
