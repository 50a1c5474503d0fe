'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button';
import { formatNumber } from '@/lib/numbers';
import {
  clearSelection,
  NONE,
  readSelection,
  selectMatching,
  selectPage,
  watchSelection,
} from './selection-store';

/** Says how many rows of the list are selected, and selects more or none; it listens to the form that it is in. */
export function Selection({ listed, matching }: { listed: string; matching: string | null }) {
  const selection = useSyncExternalStore(watchSelection, readSelection, () => NONE);
  const [ticked, shown, isMatching] = selection.split(' ');
  const before = useRef(listed);

  useEffect(() => {
    if (before.current !== listed) selectPage(false);
    before.current = listed;
  }, [listed]);

  return (
    <>
      <p aria-live="polite" className="font-medium tabular-nums">
        {isMatching && matching
          ? `All ${matching} matching are selected`
          : ticked === '0'
            ? 'Selected orders'
            : `${formatNumber(Number(ticked))} selected`}
      </p>
      {matching && !isMatching && ticked !== '0' && ticked === shown ? (
        <button type="button" onClick={selectMatching} className={LINK_LOOK}>
          Select all {matching} matching
        </button>
      ) : null}
      <button
        type="reset"
        onClick={(event) => {
          event.preventDefault();
          clearSelection();
        }}
        className={buttonClass({ look: 'quiet', className: 'ml-auto' })}
      >
        Clear
      </button>
    </>
  );
}

const LINK_LOOK = buttonClass({ look: 'quiet', className: 'text-accent!' });
