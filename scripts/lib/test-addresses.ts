/** The port on which the end-to-end tests start the application on SQLite. */
export const SQLITE_PORT = 3197;

/** On PostgreSQL: two instances on one database, behind a load balancer. */
export const BALANCER_PORT = 3194;
export const INSTANCE_PORTS = [3195, 3196] as const;

/** All ports that the end-to-end tests listen on. */
export const TEST_PORTS = [
  ...[SQLITE_PORT, BALANCER_PORT].flatMap((port) => [port, accountsPort(port)]),
  ...INSTANCE_PORTS,
];

/** A cookie that pins its browser to one instance, 0 or 1. Without it the balancer takes turns. */
export const INSTANCE_COOKIE = 'instance';

export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

/** Where the accounts server listens that stands beside the server at `port`. */
export function accountsPort(port: number): number {
  return port + 100;
}
