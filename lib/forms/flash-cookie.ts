import { cookieName } from '@/lib/auth/session-cookie';

/** Readable by the page, which clears it; it holds nothing that the page does not show. */
export const FLASH_COOKIE = 'order-desk-message';

/** The name of the cookie; over TLS with the prefix of all our cookies. */
export function flashCookieName(isOverTls: boolean): string {
  return cookieName(FLASH_COOKIE, isOverTls);
}

/** What a page gives to `document.cookie` to take the message away. */
export function noFlashCookie(isOverTls: boolean): string {
  return `${flashCookieName(isOverTls)}=; Max-Age=0; Path=/${isOverTls ? '; Secure' : ''}`;
}
