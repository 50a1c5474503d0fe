/**
 * A way to ask for `work`: at once where it rests, else once more when it has finished and rested for `restMs`. It never
 * runs twice at a time, and what was asked meanwhile is answered by a run that starts afterwards. `work` must not throw.
 */
export function coalesce(work: () => Promise<void>, restMs: number): () => void {
  let state: 'idle' | 'busy' | 'asked' = 'idle';

  async function run(): Promise<void> {
    do {
      state = 'busy';
      await work();
      await new Promise<void>((resolve) => setTimeout(resolve, restMs).unref());
    } while (wasAsked());
    state = 'idle';
  }

  function wasAsked(): boolean {
    return state === 'asked';
  }

  return () => {
    if (state === 'idle') void run();
    else state = 'asked';
  };
}
