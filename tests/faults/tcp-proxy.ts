import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy to a server, whose connections can stall without an error, or be reset. */
export type TcpProxy = {
  /** The server's URL, by way of this proxy. */
  url: string;
  silence: () => Promise<void>;
  /** Resets all connections, and refuses new ones. */
  cut: () => Promise<void>;
  /** Forwards everything again, including what was sent in between. */
  restore: () => Promise<void>;
  remove: () => Promise<void>;
};

/** A proxy to the server in `url`, on this machine's loopback address. */
export async function newTcpProxy(url: string): Promise<TcpProxy> {
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
