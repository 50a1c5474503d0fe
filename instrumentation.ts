/** Next calls this once, before it answers requests. */
export async function register(): Promise<void> {
  // Next compiles this for its other runtime too, in which nothing of ours runs, and replaces this value.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startRunner } = await import('@/lib/jobs/runner');
  startRunner();
}
