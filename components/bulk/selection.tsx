'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button';
import { formatNumber } from '@/lib/numbers';
import {
  clearSelection,
  EMPTY_SELECTION,
  readSelection,
  selectMatching,
  selectPage,
  watchSelection,
} from './selection-store';

export function Selection({ listPath, matching }: { listPath: string; matching: string | null }) {
  const selection = useSyncExternalStore(watchSelection, readSelection, () => EMPTY_SELECTION);
  const [selected, shown, isMatching] = selection.split(' ');
  const before = useRef(listPath);

  useEffect(() => {
    if (before.current !== listPath) selectPage(false);
    before.current = listPath;
  }, [listPath]);

  return (
    <>
      <p aria-live="polite" className="font-medium tabular-nums">
        {isMatching && matching
          ? `All ${matching} matching selected`
          : selected === '0'
            ? 'Selected orders'
            : `${formatNumber(Number(selected))} selected`}
      </p>
      {matching && !isMatching && selected !== '0' && selected === shown ? (
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
