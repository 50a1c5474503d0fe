export function databasePath(url: string): string {
  return url.replace(/^file:/, '');
}

export function assertDurable(settings: {
  journal_mode: string;
  synchronous: string;
  foreign_keys: string;
}): void {
  const required = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' };
  for (const [name, value] of Object.entries(required)) {
    const found = settings[name as keyof typeof required];
    if (found !== value) {
      throw new Error(
        `The database runs with ${name}=${found} instead of ${value}, which could lose changes: keep the file on a local disk and start again.`,
      );
    }
  }
}
