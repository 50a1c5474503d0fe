const HIDDEN = '[hidden]';

const NAME =
  /(?:password|passwd|secret|token|cookie|authorization|encryption_?key)(?:\.\d+|[a-z_]*)["']?\s*[=:]\s*/;
const VALUE = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[^\n&]+/;

const PATTERNS: [pattern: RegExp, instead: string][] = [
  [/\$2[abxy]\$\d\d\$[./\w]*/g, HIDDEN],
  // JWT and JWE, such as the session cookie
  [/\beyJ[\w-]+(?:\.[\w-]*)+/g, HIDDEN],
  // 32 random bytes in base64, such as a session token; requires both cases, so that paths don't match
  [/(?<![\w+/=-])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{43}(?:=(?!=)|(?![\w+/=-]))/g, HIDDEN],
  // user:password@ in a database URL
  [/(:\/\/[^\s:/?#@]*:)[^\s/?#@]+@/g, `$1${HIDDEN}@`],
  [new RegExp(`(${NAME.source})(?:${VALUE.source})`, 'gi'), `$1${HIDDEN}`],
];

/** Replaces passwords, tokens, keys and hashes, and each of `secrets` wherever it occurs. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let scrubbed = text;
  for (const secret of secrets) scrubbed = scrubbed.replaceAll(secret, HIDDEN);
  for (const [pattern, instead] of PATTERNS) scrubbed = scrubbed.replace(pattern, instead);
  return scrubbed;
}

export function redactLine(line: string, secrets: readonly string[] = []): string {
  if (isClean(line, secrets)) return line;
  const scrubbed: unknown = JSON.parse(line, (_, value: unknown) =>
    typeof value === 'string' ? redact(value, secrets) : value,
  );
  return `${JSON.stringify(scrubbed)}\n`;
}

/** Most lines. Without a backslash, each value is in the line as it is. */
function isClean(line: string, secrets: readonly string[]): boolean {
  return (
    !line.includes('\\') &&
    PATTERNS.every(([pattern]) => line.search(pattern) === -1) &&
    !secrets.some((secret) => line.includes(secret))
  );
}
