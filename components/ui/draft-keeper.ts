import { useEffectEvent, useLayoutEffect, useRef, type MouseEvent, type RefObject } from 'react';
import type { FormState } from '@/lib/forms/form-state';
import { dropDraft, keepDraft } from './draft';
import { draftOf, typedInto } from './draft-fields';

/** How long it waits for the next letter, in milliseconds. */
const PAUSE_MS = 300;

/**
 * Keeps what is typed into a form on the device, under a name; without one it keeps nothing.
 * @param isFresh whether the form is drawn as it was opened: typing that was taken back leaves nothing to keep then
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
    const isAsDrawn = isFresh && Object.keys(typedInto(form.current)).length === 0;
    if (isAsDrawn) dropDraft(name);
    else keepDraft(name, draftOf(form.current, state.conflicts, new Date()));
  }
  const keepPending = useEffectEvent(() => {
    if (timer.current) keep();
  });

  // Before the effects of the next page, which may say that all of it was saved.
  useLayoutEffect(() => {
    const leave = () => keepPending();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  return {
    keep,
    note: () => {
      clearTimeout(timer.current);
      if (name) timer.current = setTimeout(keep, PAUSE_MS);
    },
    leave: ({ target }) => {
      if (!name || !(target instanceof Element) || !target.closest('[data-cancel]')) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      dropDraft(name);
    },
  };
}
