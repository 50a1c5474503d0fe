import { buttonClass } from './button';

/** What waits until it is wanted, over the list so that nothing in it moves. */
export function ArrivedButton({
  arrived,
  showLatest,
}: {
  /** How many wait. */
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
          {arrived === 1 ? '1 new order' : `${arrived} new orders`}
        </button>
      ) : null}
    </div>
  );
}
