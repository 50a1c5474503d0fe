import { userAgentFromString } from 'next/server';
import { requestContext } from '@/lib/http/request-context';

/** "Firefox on Linux", from a User-Agent header. */
export function describeDevice(userAgent: string | null): string {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  return `${browser.name ?? 'Unknown browser'} on ${os.name ?? 'an unknown system'}`;
}

/** From where this request comes: the device in words, and its address as far as the proxies in front are believed. */
export function placeOf(headers: Headers): { device: string; address: string | undefined } {
  return {
    device: describeDevice(headers.get('user-agent')),
    address: requestContext()?.address,
  };
}
