'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/bulk/messages';
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
          ? messages.allMatchingSelected(matching)
          : selected === '0'
            ? messages.selectionTitle
            : messages.selectedCount(Number(selected))}
      </p>
      {matching && !isMatching && selected !== '0' && selected === shown ? (
        <button type="button" onClick={selectMatching} className={LINK_LOOK}>
          {messages.selectAllMatching(matching)}
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
        {messages.clearSelection}
      </button>
    </>
  );
}

const LINK_LOOK = buttonClass({ look: 'quiet', className: 'text-accent!' });
