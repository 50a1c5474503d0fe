/** The name of Auth.js's session cookie; over TLS it starts with `__Secure-`. */
export const SESSION_COOKIE = 'authjs.session-token';
