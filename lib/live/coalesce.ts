/** Runs never overlap; a request during a run starts one more after `restMs`. `run` must not throw. */
export function coalesce(run: () => Promise<void>, restMs: number): () => void {
  let state: 'idle' | 'busy' | 'requested' = 'idle';

  async function loop(): Promise<void> {
    do {
      state = 'busy';
      await run();
      await new Promise<void>((resolve) => setTimeout(resolve, restMs).unref());
    } while (wasRequested());
    state = 'idle';
  }

  function wasRequested(): boolean {
    return state === 'requested';
  }

  return () => {
    if (state === 'idle') void loop();
    else state = 'requested';
  };
}
