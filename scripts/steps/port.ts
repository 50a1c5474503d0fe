import { createConnection, createServer, type AddressInfo } from 'node:net';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';

/**
 * Resolves when the application could listen on the port now.
 * @param command as the person typed it, for the advice to type it with another port
 * @throws ExpectedFailure when another program has the port, or this user may not open it
 */
export async function assertPortFree(port: number, command: string): Promise<void> {
  const code = (await answers(port)) ? 'EADDRINUSE' : await listeningFails(port);
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

/**
 * Resolves when nothing answers on these ports.
 * @throws ExpectedFailure naming the ports that are in use
 */
export async function assertUnused(ports: readonly number[]): Promise<void> {
  const used = await Promise.all(ports.map(answers));
  const named = ports.filter((_, index) => used[index]).join(', ');
  if (named === '') return;
  throw new ExpectedFailure(
    `The tests need port ${named}, which is in use: stop the program that uses it, such as a server left over from a killed test run.`,
  );
}

/** Systems differ in whether a program on one address keeps others from listening on all of them; so ask on this one too. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The code of the error, or an empty string. Listens on all addresses, as Next does. */
function listeningFails(port: number): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error)));
    server.listen(port, () => server.close(() => resolve('')));
  });
}

/** A port of this machine's loopback address that nobody uses right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
