import { env } from '@/lib/env';
import { requestContext } from '@/lib/http/request-context';

/**
 * Whether browsers reach this site over TLS, which decides names and flags of all cookies: as AUTH_URL says, or else as a
 * trusted proxy said of the request that is being served.
 */
export function isOverTls(): boolean {
  return requestContext()?.isSecure ?? env().AUTH_URL?.startsWith('https:') ?? false;
}
