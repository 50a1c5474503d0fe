// `npm run lock:complete`, after dependencies have changed: adds native packages for other systems to package-lock.json,
// which npm leaves out if the registry doesn't offer them. Without them `npm ci` rejects the lock file, and other systems
// would lack native parts. It runs before packages are installed, so it has no dependencies.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** @type {[string, { version: string, dev?: true, optional: true, os?: string[], cpu: string[], libc?: string[] }][]} */
const added = [];
for (const [folder, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(folder, name)) continue;
    if (!/^\d/.test(version))
      throw new Error(`${folder} requires ${name} ${version}, which is not an exact version.`);
    added.push([
      `node_modules/${name}`,
      { version, ...systemOf(name), ...(dev && { dev }), optional: true },
    ]);
  }
}

const packages = Object.entries(lock.packages).concat(added);
packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(packages);
if (added.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Packages added to ${FILE}: ${added.length}.`);

/**
 * Whether a package in this folder can import the other one, by Node's lookup rules.
 * @param {string} folder
 * @param {string} name
 * @returns {boolean}
 */
function isLocked(folder, name) {
  if (lock.packages[`${folder}/node_modules/${name}`]) return true;
  const parent = folder.lastIndexOf('/node_modules/');
  return parent > 0
    ? isLocked(folder.slice(0, parent), name)
    : `node_modules/${name}` in lock.packages;
}

/**
 * The system in the name of a native package, such as "@next/swc-linux-x64-musl".
 * @param {string} name
 */
function systemOf(name) {
  if (name.endsWith('wasm32-wasi')) return { cpu: ['wasm32'] };
  const match =
    /(android|darwin|freebsd|linux|openbsd|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name);
  if (!match) throw new Error(`The name ${name} contains no system: add it to ${FILE} manually.`);
  const [, os, cpu, library = ''] = match;
  const libc = os === 'linux' ? { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] } : {};
  return { cpu: [cpu], ...libc, os: [os] };
}
