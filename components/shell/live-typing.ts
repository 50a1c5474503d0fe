/** Fields whose content is to be sent and saved, unlike what is searched for or selected. */
const KEPT = 'main form:not([method=get]) :is(input:not([type=checkbox], [type=radio]), textarea)';

/** The list is there whatever happens; any other page may have to give way, and what was typed with it. */
const LASTING = '/orders';

let typedAt: string | undefined;

/** Notes where somebody types. What it answers ends that. */
export function watchTyping(): () => void {
  const note = ({ target }: Event) => {
    if (target instanceof Element && target.matches(KEPT)) typedAt = window.location.pathname;
  };
  document.addEventListener('input', note);
  return () => document.removeEventListener('input', note);
}

/** Whether there is something on this page that was typed and would be lost with it. */
export function isTypedOn(): boolean {
  return typedAt === window.location.pathname && !isLasting();
}

/** Whether this page is there for every role. */
export function isLasting(): boolean {
  return window.location.pathname === LASTING;
}

export function forgetTyping(): void {
  typedAt = undefined;
}
