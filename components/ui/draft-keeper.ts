import { useEffectEvent, useLayoutEffect, useRef, type MouseEvent, type RefObject } from 'react';
import type { FormState } from '@/lib/forms/form-state';
import { dropDraft, keepDraft } from './draft';
import { changedValues, draftOf } from './draft-fields';

const DEBOUNCE_MS = 300;

/**
 * Stores what is typed on the device. Does nothing without a name.
 * @param isFresh the form shows its initial values, so reverting all edits deletes the draft
 */
export function useDraftKeeper(
  name: string | undefined,
  form: RefObject<HTMLFormElement | null>,
  { state, isFresh }: { state: FormState; isFresh: boolean },
): { note: () => void; keep: () => void; leave: (event: MouseEvent) => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function keep() {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!name || !form.current) return;
    const isUnchanged = isFresh && Object.keys(changedValues(form.current)).length === 0;
    if (isUnchanged) dropDraft(name);
    else keepDraft(name, draftOf(form.current, state.conflicts, new Date()));
  }
  const keepPending = useEffectEvent(() => {
    if (timer.current) keep();
  });

  // Runs before the effects of the next page, which may delete the draft after a save.
  useLayoutEffect(() => {
    const handlePageHide = () => keepPending();
    window.addEventListener('pagehide', handlePageHide);
    return () => {
      window.removeEventListener('pagehide', handlePageHide);
      handlePageHide();
    };
  }, []);

  return {
    keep,
    note: () => {
      clearTimeout(timer.current);
      if (name) timer.current = setTimeout(keep, DEBOUNCE_MS);
    },
    leave: ({ target }) => {
      if (!name || !(target instanceof Element) || !target.closest('[data-cancel]')) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      dropDraft(name);
    },
  };
}
