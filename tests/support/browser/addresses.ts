/** Where the servers of the end-to-end tests listen. */
export const SQLITE_PORT = 3197;

/** Two instances on one PostgreSQL database, and the balancer before them. */
export const BALANCER_PORT = 3194;
export const INSTANCE_PORTS = [3195, 3196] as const;

/** A cookie that sends its browser to one instance, 0 or 1, instead of to each in turn. */
export const INSTANCE_COOKIE = 'instance';

export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

/** Where the accounts server listens that stands beside the server at `port`. */
export function accountsPort(port: number): number {
  return port + 100;
}
