/** A known vulnerability of a package, and the first fixed versions. */
export type Advisory = {
  package: string;
  /** The first fixed version of each major version, ascending. Other versions must be later than the last. */
  floors: readonly string[];
  /** The first vulnerable version, unless all earlier ones are. */
  since?: string;
  id: string;
  what: string;
};

const of =
  (name: string) =>
  (floor: string, id: string, what: string, since?: string): Advisory => ({
    package: name,
    floors: floor.split(' '),
    id,
    what,
    ...(since && { since }),
  });

const next = of('next');
const nextAuth = of('next-auth');
const postcss = of('postcss');

/**
 * Known vulnerabilities of direct dependencies, and of indirect ones that process untrusted input, build or test. Not
 * complete: `npm audit` knows more (docs/operations.md, "Releases").
 */
export const ADVISORIES: readonly Advisory[] = [
  next('15.2.3', 'CVE-2025-29927', 'a header of the request bypasses the middleware'),
  next('16.0.7', 'CVE-2025-66478', 'remote code execution through Server Functions (React2Shell)'),
  next('16.0.10', 'CVE-2025-67779', 'a request to a Server Function never ends'),
  next('16.1.5', 'CVE-2026-23864', 'a request to a Server Function crashes the server'),
  next('16.2.3', 'CVE-2026-23869', 'a request to a Server Function exhausts the CPU'),
  next('16.2.6', 'CVE-2026-23870', 'a request to a Server Function exhausts the CPU'),
  next('16.2.6', 'CVE-2026-44574', 'parameters of a route bypass the proxy'),
  next('16.2.6', 'CVE-2026-44578', 'an upgrade to a WebSocket reaches other hosts'),
  next('16.2.6', 'CVE-2026-45109', 'a prefetched segment bypasses the proxy'),
  next('16.2.11', 'CVE-2026-64642', 'a path bypasses the proxy'),
  next('16.3.3', 'GHSA-2xp9-vwfh-vxw4', 'an AVIF image runs code'),
  next('16.3.3', 'CVE-2026-75604', 'remote code execution on Windows'),
  nextAuth('4.24.12 5.0.0-beta.30', 'GHSA-5jpx-9hw9-2fx4', 'a log-in link goes to another mailbox'),
  nextAuth('4.24.15 5.0.0-beta.32', 'GHSA-7rqj-j65f-68wh', 'an e-mail address looks like another'),
  nextAuth('5.0.0-beta.32', 'GHSA-8fpg-xm3f-6cx3', 'a wrong configuration counts as signed in'),
  of('@auth/core')('0.41.3', 'GHSA-x445-f3h2-j279', 'cookies of one provider count for another'),
  of('@auth/core')('0.41.3', 'GHSA-xmf8-cvqr-rfgj', 'a malformed header causes a server error'),
  of('react-server-dom-webpack')('19.2.1', 'CVE-2025-55182', 'remote code execution (React2Shell)'),
  of('react-server-dom-turbopack')(
    '19.2.1',
    'CVE-2025-55182',
    'remote code execution (React2Shell)',
  ),
  of('zod')('3.22.3', 'CVE-2023-4316', 'an e-mail address exhausts the CPU'),
  of('piscina')('4.9.3 5.2.0', 'CVE-2026-55388', 'a polluted prototype names the file that is run'),
  of('uuid')('11.1.1 12.0.1 13.0.1 14.0.0', 'CVE-2026-41907', 'writes past the end of a buffer'),
  of('csv-parse')('4.4.6', 'CVE-2019-17592', 'a cell exhausts the CPU'),
  of('pg')('7.1.2', 'CVE-2017-16082', 'the name of a column runs code'),
  of('jose')('2.0.7 4.15.5', 'CVE-2024-28176', 'an encrypted token decompresses without limit'),
  of('cookie')('0.7.0', 'CVE-2024-47764', 'a name or path injects other attributes'),
  of('undici')('5.28.5 6.21.1 7.2.3', 'CVE-2025-22150', 'form boundaries are predictable'),
  of('nanoid')('3.3.18 5.1.6', 'CVE-2026-67213', 'an alphabet causes an endless loop'),
  of('nanoid')('3.3.12 5.1.11', 'CVE-2026-73086', 'a size makes IDs predictable'),
  of('sharp')('0.35.0', 'GHSA-f88m-g3jw-g9cj', 'vulnerabilities of libvips'),
  of('fast-uri')('2.4.6 3.1.7 4.1.4', 'CVE-2026-84394', 'a URL means another host'),
  of('deepmerge-ts')('8.0.0', 'CVE-2026-40345', 'a cyclic value exhausts the stack'),
  of('mysql2')('3.22.0', 'GHSA-3f6p-5ww8-9rcr', 'a server asks for the password in the clear'),
  of('mysql2')('3.23.1', 'GHSA-rgwj-5xj2-c3m3', 'a server can send an endless response'),
  of('lodash')('4.17.23', 'CVE-2025-13465', 'a path pollutes the prototype'),
  of('tar-fs')('1.16.6 2.1.4 3.1.1', 'CVE-2025-59343', 'an archive writes outside its folder'),
  of('cross-spawn')('6.0.6 7.0.5', 'CVE-2024-21538', 'a parameter exhausts the CPU'),
  of('semver')('5.7.2 6.3.1 7.5.2', 'CVE-2022-25883', 'a range exhausts the CPU'),
  postcss('8.4.31', 'CVE-2023-44270', 'a comment becomes a rule'),
  postcss('8.5.10', 'CVE-2026-41305', 'a style closes its element'),
  postcss('8.5.18', 'CVE-2026-73646', 'a style names a source map outside its folder'),
  postcss('8.5.19', 'CVE-2026-69153', 'the same, where no file is named'),
  of('esbuild')('0.25.0', 'GHSA-67mh-4wv8-2f99', 'any site reads from its development server'),
  of('vite')('7.3.2', 'CVE-2026-39363', 'its development server serves any file'),
  of('vite')('6.4.3 7.3.5 8.0.16', 'CVE-2026-53571', 'the same, on Windows'),
  of('vitest')('3.2.6 4.1.0', 'CVE-2026-47429', 'its page reads and runs any file'),
  of('playwright')('1.55.1', 'CVE-2025-59288', 'browsers are downloaded without verification'),
  of('ws')('5.2.4 6.2.3 7.5.10 8.17.1', 'CVE-2024-37890', 'many headers crash the server'),
  of('ws')('8.20.1', 'CVE-2026-45736', 'closing leaks memory contents', '8.0.0'),
  of('js-yaml')('3.15.2 4.3.2', 'CVE-2026-84375', 'a file exhausts the CPU'),
  of('brace-expansion')(
    '1.1.17 2.1.3 3.0.3 5.0.8',
    'CVE-2026-14257',
    'a pattern exhausts the memory',
  ),
  of('braces')('3.0.3', 'CVE-2024-4068', 'a pattern exhausts the memory'),
  of('micromatch')('4.0.8', 'CVE-2024-4067', 'a pattern exhausts the CPU'),
  of('rollup')('2.79.2 3.29.5 4.22.4', 'CVE-2024-47068', 'an element of the page changes a script'),
  of('json5')('1.0.2 2.2.2', 'CVE-2022-46175', 'a key pollutes the prototype'),
  of('word-wrap')('1.2.4', 'CVE-2023-26115', 'a text exhausts the CPU'),
  of('tough-cookie')('4.1.3', 'CVE-2023-26136', 'a cookie pollutes the prototype'),
  of('qs')('6.14.1', 'CVE-2025-15284', 'a list in a URL exhausts the memory'),
  of('@babel/traverse')('7.23.2', 'CVE-2023-45133', 'source that is compiled runs code'),
];

/** Accepted vulnerabilities, and why they can't be exploited here. */
export const ACCEPTED: readonly { id: string; package: string; because: string }[] = [
  {
    id: 'CVE-2026-40345',
    package: 'deepmerge-ts',
    because:
      'prisma 7.10.0 requires this version; it merges only our own prisma.config.ts, when clients are generated',
  },
  {
    id: 'GHSA-3f6p-5ww8-9rcr',
    package: 'mysql2',
    because: 'prisma 7.10.0 requires this version; it is loaded only for MySQL',
  },
  {
    id: 'GHSA-rgwj-5xj2-c3m3',
    package: 'mysql2',
    because: 'the same',
  },
];
