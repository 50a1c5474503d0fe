/** Fields whose content would be saved, unlike search and selection. */
const TEXT = 'main form:not([method=get]) :is(input:not([type=checkbox], [type=radio]), textarea)';
const KEPT = `${TEXT}, main form:not([method=get]) select`;

/** Every role has this page, so typed text isn't lost there. */
const LASTING = '/orders';

let typedAt: string | undefined;

/** Also notices what was typed before this script ran. Returns a function that stops watching. */
export function watchTyping(): () => void {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TEXT);
  if ([...fields].some(({ value, defaultValue }) => value !== defaultValue)) {
    typedAt = window.location.pathname;
  }
  const note = ({ target }: Event) => {
    if (target instanceof Element && target.matches(KEPT)) typedAt = window.location.pathname;
  };
  document.addEventListener('input', note);
  return () => document.removeEventListener('input', note);
}

/** Whether leaving this page would lose typed text. */
export function isTypedOn(): boolean {
  return typedAt === window.location.pathname && !isLasting();
}

export function isLasting(): boolean {
  return window.location.pathname === LASTING;
}

export function forgetTyping(): void {
  typedAt = undefined;
}
