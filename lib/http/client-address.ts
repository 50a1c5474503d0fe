import { isIP, isIPv4 } from 'node:net';

/** Entries of X-Forwarded-For before our outermost proxy's are the client's claim. IPv6 is cut to a household's /64. */
export function addressOf({
  remote,
  forwarded,
  proxies,
}: {
  remote: string | undefined;
  forwarded: string | undefined;
  proxies: number;
}): string | undefined {
  if (proxies === 0 || forwarded === undefined) return normalizeAddress(remote);
  return normalizeAddress(entryOf(forwarded, proxies));
}

export function entryOf(header: string, proxies: number): string | undefined {
  return header.split(',').at(-proxies)?.trim();
}

function normalizeAddress(text: string | undefined): string | undefined {
  const address = withoutPort(text ?? '').split('%', 1)[0]!;
  if (isIP(address) === 0) return undefined;
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  if (groups.join(':') === '0:0:0:0:0:0:0:1') return '::1';
  return embeddedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

function withoutPort(text: string): string {
  return text.replace(/^\[(.+)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}

function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head, tail] = canonical.split('::').map((part) => (part ? part.split(':') : []));
  if (!head || !tail) return head ?? [];
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

/** Dual-stack sockets report IPv4 as ::ffff:192.0.2.1. */
function embeddedIpv4(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((bits) => [bits >> 8, bits & 0xff])
    .join('.');
}
