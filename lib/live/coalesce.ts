/** Runs never overlap; a request during a run starts one more after `restMs`. `work` must not throw. */
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
