/** The port on which the end-to-end tests start the application on SQLite. */
export const SQLITE_PORT = 3197;

/** On PostgreSQL: two instances on one database, behind a load balancer. */
export const BALANCER_PORT = 3194;
export const INSTANCE_PORTS = [3195, 3196] as const;

/** The ports that the end-to-end tests listen on, with or without those on PostgreSQL. */
export function testPorts(hasPostgres: boolean): number[] {
  const sqlite = [SQLITE_PORT, accountsPort(SQLITE_PORT)];
  const postgresql = [BALANCER_PORT, accountsPort(BALANCER_PORT), ...INSTANCE_PORTS];
  return hasPostgres ? [...sqlite, ...postgresql] : sqlite;
}

/** A cookie that pins a browser to instance 0 or 1. Without it the balancer alternates. */
export const INSTANCE_COOKIE = 'instance';

export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

/** The port of the accounts server for the application at `port`. */
export function accountsPort(port: number): number {
  return port + 100;
}
