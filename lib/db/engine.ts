/** The database engines that this product runs on. */
export type Engine = 'sqlite' | 'postgresql';

/** `file:./data/oms.db` or `postgresql://…` → which engine that is. */
export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}
