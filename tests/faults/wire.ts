import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to a server, which can go silent: nothing comes through any more, and nobody is told. */
export type Wire = {
  /** The same address, by way of this wire. */
  url: string;
  silence: () => Promise<void>;
  /** Lets everything through again, also what was sent meanwhile. */
  restore: () => Promise<void>;
  remove: () => Promise<void>;
};

/** A wire to the server in `url`, on this machine's loopback address. */
export async function newWire(url: string): Promise<Wire> {
  const address = new URL(url);
  const { hostname, port } = address;
  const sockets = new Set<Socket>();
  let isSilent = false;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (isSilent) socket.pause();
  };
  const entrance = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far).on('close', () => near.destroy());
    far.pipe(near).on('close', () => far.destroy());
    hold(near);
    hold(far);
  });
  await new Promise<void>((resolve) => entrance.listen(0, '127.0.0.1', resolve));
  address.port = String((entrance.address() as AddressInfo).port);
  return {
    url: address.href,
    silence: async () => {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    restore: async () => {
      isSilent = false;
      for (const socket of sockets) socket.resume();
    },
    remove: async () => {
      entrance.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
