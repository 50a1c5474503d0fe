/** Readable by the page, which clears it; it holds nothing that the page does not show. */
export const FLASH_COOKIE = 'order-desk-message';
