import { createConnection, createServer, type AddressInfo } from 'node:net';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';

/**
 * Checks that the application can listen on the port.
 * @param command to suggest with another port
 * @throws ExpectedFailure if the port is in use, or this user may not open it
 */
export async function assertPortFree(port: number, command: string): Promise<void> {
  const code = (await isInUse(port)) ? 'EADDRINUSE' : await listenError(port);
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3000;
    throw new ExpectedFailure(
      `Port ${port} is in use: stop the program that uses it, or start with PORT=${other} ${command}.`,
    );
  }
  if (code !== '') {
    throw new ExpectedFailure(
      `Port ${port} cannot be opened (${code}): start with another one, as in PORT=3000 ${command}.`,
    );
  }
}

/** @throws ExpectedFailure with the ports that are in use */
export async function assertPortsFree(ports: readonly number[]): Promise<void> {
  const used = await Promise.all(ports.map(isInUse));
  const named = ports.filter((_, index) => used[index]).join(', ');
  if (named === '') return;
  throw new ExpectedFailure(
    `The tests need port ${named}, which is in use: stop the program that uses it, such as a server left over from a killed test run.`,
  );
}

/** Some systems let one program listen on all addresses while another listens on 127.0.0.1, so this connects to it. */
function isInUse(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The error code of listening on all addresses, as Next does; an empty string if it works. */
function listenError(port: number): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error)));
    server.listen(port, () => server.close(() => resolve('')));
  });
}

/** A free port of the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
