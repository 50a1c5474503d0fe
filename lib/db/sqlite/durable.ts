/** `file:./data/oms.db` → the path of the file. */
export function databasePath(url: string): string {
  return url.replace(/^file:/, '');
}

/** Throws one sentence when a connection's settings would let an acknowledged write be lost. `synchronous` 2 is FULL. */
export function assertDurable(settings: {
  journal_mode: string;
  synchronous: string;
  foreign_keys: string;
}): void {
  const wanted = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' };
  for (const [name, value] of Object.entries(wanted)) {
    const found = settings[name as keyof typeof wanted];
    if (found !== value) {
      throw new Error(
        `The database runs with ${name}=${found} instead of ${value}, which could lose changes: keep the file on a local disk and start again.`,
      );
    }
  }
}
