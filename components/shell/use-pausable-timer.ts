import { useEffect, useEffectEvent, useRef } from 'react';

/** Pauses while the returned handlers report hover or focus; never fires when `time` is null. */
export function useHeldTimer(time: number | null, done: () => void) {
  const left = useRef(time);
  const since = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef({ pointer: false, focus: false });

  function run() {
    if (left.current === null || timer.current !== undefined) return;
    since.current = performance.now();
    timer.current = setTimeout(done, left.current);
  }

  function stop() {
    if (left.current === null || timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    left.current -= performance.now() - since.current;
  }

  function hold(by: 'pointer' | 'focus', isHeld: boolean) {
    held.current[by] = isHeld;
    if (held.current.pointer || held.current.focus) stop();
    else run();
  }

  const begin = useEffectEvent(run);
  const cease = useEffectEvent(stop);
  useEffect(() => {
    begin();
    return () => cease();
  }, []);

  return {
    onPointerEnter: () => hold('pointer', true),
    onPointerLeave: () => hold('pointer', false),
    onFocus: () => hold('focus', true),
    onBlur: () => hold('focus', false),
  };
}
