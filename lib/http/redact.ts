const HIDDEN = '[hidden]';

/** A name of something secret, as in passwordHash, AUTH_SECRET or session-token.0, also in quotes. */
const NAME =
  /(?:password|passwd|secret|token|cookie|authorization|encryption_?key)(?:\.\d+|[a-z_]*)["']?\s*[=:]\s*/;
/** What is given for it: all of what is in quotes; without quotes all of the line, or of the parameter in an address. */
const VALUE = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[^\n&]+/;

const PATTERNS: [pattern: RegExp, instead: string][] = [
  // bcrypt's hashes
  [/\$2[abxy]\$\d\d\$[./\w]*/g, HIDDEN],
  // JWT and JWE, such as the session cookie
  [/\beyJ[\w-]+(?:\.[\w-]*)+/g, HIDDEN],
  // 32 random bytes in base64, such as the token of a session row; both cases, so that a path is none
  [/(?<![\w+/=-])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{43}(?:=(?!=)|(?![\w+/=-]))/g, HIDDEN],
  // user:password@ in the address of a database
  [/(:\/\/[^\s:/?#@]*:)[^\s/?#@]+@/g, `$1${HIDDEN}@`],
  [new RegExp(`(${NAME.source})(?:${VALUE.source})`, 'gi'), `$1${HIDDEN}`],
];

/**
 * The text without what looks like a secret, and without any of `secrets`. The last net: nothing that is written on
 * purpose should need it.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let scrubbed = text;
  for (const secret of secrets) scrubbed = scrubbed.replaceAll(secret, HIDDEN);
  for (const [pattern, instead] of PATTERNS) scrubbed = scrubbed.replace(pattern, instead);
  return scrubbed;
}

/** A line of JSON, with every string in it scrubbed. */
export function redactLine(line: string, secrets: readonly string[] = []): string {
  const scrubbed: unknown = JSON.parse(line, (_, value: unknown) =>
    typeof value === 'string' ? redact(value, secrets) : value,
  );
  return `${JSON.stringify(scrubbed)}\n`;
}
