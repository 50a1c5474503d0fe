import { isIP, isIPv4 } from 'node:net';

/**
 * The address of the client behind a request, as far as it is known: the entry that the outermost of our `proxies` wrote
 * into X-Forwarded-For, so many from the right; all before it is what the client claims. Without proxies, and where none
 * forwarded the request, the socket's. An IPv6 address stands for its /64, which is what one household or machine has;
 * that of this machine itself stays as it is.
 */
export function addressOf({
  remote,
  forwarded,
  proxies,
}: {
  remote: string | undefined;
  forwarded: string | undefined;
  proxies: number;
}): string | undefined {
  if (proxies === 0 || forwarded === undefined) return plainAddress(remote);
  return plainAddress(entryOf(forwarded, proxies));
}

/** What the outermost of so many proxies wrote into a header to which each adds an entry; undefined where it wrote none. */
export function entryOf(header: string, proxies: number): string | undefined {
  return header.split(',').at(-proxies)?.trim();
}

function plainAddress(text: string | undefined): string | undefined {
  const address = withoutPort(text ?? '').split('%', 1)[0]!;
  if (isIP(address) === 0) return undefined;
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  if (groups.join(':') === '0:0:0:0:0:0:0:1') return '::1';
  return ipv4Within(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** Some proxies write the client's port behind its address, and an IPv6 address in brackets. */
function withoutPort(text: string): string {
  return text.replace(/^\[(.+)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head, tail] = canonical.split('::').map((part) => (part ? part.split(':') : []));
  if (!head || !tail) return head ?? [];
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

/** The IPv4 address that is written as ::ffff:192.0.2.1, as sockets for both do; undefined for any other. */
function ipv4Within(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((bits) => [bits >> 8, bits & 0xff])
    .join('.');
}
