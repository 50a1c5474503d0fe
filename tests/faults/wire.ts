import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to a server, which can go silent, where nothing comes through and nobody hears why, or be cut. */
export type Wire = {
  /** The same address, by way of this wire. */
  url: string;
  silence: () => Promise<void>;
  /** Resets all connections, and refuses new ones. */
  cut: () => Promise<void>;
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
  const open = (at: number) =>
    new Promise<void>((resolve) => entrance.listen(at, '127.0.0.1', resolve));
  await open(0);
  address.port = String((entrance.address() as AddressInfo).port);
  return {
    url: address.href,
    silence: async () => {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    cut: async () => {
      entrance.close();
      for (const socket of sockets) socket.destroy();
    },
    restore: async () => {
      if (!entrance.listening) await open(Number(address.port));
      isSilent = false;
      for (const socket of sockets) socket.resume();
    },
    remove: async () => {
      entrance.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
