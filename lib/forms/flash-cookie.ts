import { cookieName } from '@/lib/auth/session-cookie';

export const FLASH_COOKIE = 'order-desk-message';

export function flashCookieName(isOverTls: boolean): string {
  return cookieName(FLASH_COOKIE, isOverTls);
}

export function noFlashCookie(isOverTls: boolean): string {
  return `${flashCookieName(isOverTls)}=; Max-Age=0; Path=/${isOverTls ? '; Secure' : ''}`;
}
