/** Next calls this once, before it answers requests. */
export async function register(): Promise<void> {
  const { startRunner } = await import('@/lib/jobs/runner');
  startRunner();
}
