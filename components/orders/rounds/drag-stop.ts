/** Within this distance of the top or bottom bar, the page scrolls. In pixels, like the speed per frame. */
const EDGE = 120;
const SPEED = 8;

/**
 * Lets a stop follow the pointer, while the others make room; then calls `drop` with its new place, counted from 0, if it
 * has one. Escape ends it without a change. Nothing moves in the document before that, which would end the gesture.
 */
export function dragStop(
  { handle, pointerId, clientY }: { handle: Element; pointerId: number; clientY: number },
  drop: (place: number) => void,
): void {
  const item = handle.closest('li')!;
  const items = [...item.parentElement!.children] as HTMLElement[];
  const from = items.indexOf(item);
  const middles = items.map(({ offsetTop, offsetHeight }) => offsetTop + offsetHeight / 2);
  const room = roomOf(items, from);
  const start = clientY + window.scrollY;
  const end = new AbortController();
  let pointer = clientY;
  let place = from;
  let frame = requestAnimationFrame(scroll);

  handle.setPointerCapture?.(pointerId);
  item.dataset.dragged = '';
  const listening = { signal: end.signal };
  const on = (type: string, listener: (event: PointerEvent) => void) =>
    handle.addEventListener(type, (event) => listener(event as PointerEvent), listening);
  on('pointermove', (event) => {
    pointer = event.clientY;
    follow();
  });
  on('pointerup', () => finish(place));
  on('pointercancel', () => finish(from));
  const cancel = ({ key }: KeyboardEvent) => (key === 'Escape' ? finish(from) : undefined);
  window.addEventListener('keydown', cancel, listening);

  function follow() {
    const distance = pointer + window.scrollY - start;
    const middle = middles[from]! + distance;
    place = middles.filter((other, index) => index !== from && other < middle).length;
    for (const [index, other] of items.entries()) {
      if (index === from) continue;
      const shift = Number(index < from && index >= place) - Number(index > from && index <= place);
      other.style.transform = shift === 0 ? '' : `translateY(${shift * room}px)`;
    }
    item.style.transform = `translateY(${distance}px)`;
  }

  function scroll() {
    const step = pointer < EDGE ? -SPEED : pointer > window.innerHeight - EDGE ? SPEED : 0;
    if (step !== 0) {
      window.scrollBy(0, step);
      follow();
    }
    frame = requestAnimationFrame(scroll);
  }

  function finish(at: number) {
    cancelAnimationFrame(frame);
    end.abort();
    delete item.dataset.dragged;
    for (const each of items) each.style.transform = '';
    if (at !== from) drop(at);
  }
}

/** The height of an item with the space between items. */
function roomOf(items: readonly HTMLElement[], index: number): number {
  const [item, next, previous] = [items[index]!, items[index + 1], items[index - 1]];
  if (next) return next.offsetTop - item.offsetTop;
  return previous
    ? item.offsetTop + item.offsetHeight - previous.offsetTop - previous.offsetHeight
    : item.offsetHeight;
}
