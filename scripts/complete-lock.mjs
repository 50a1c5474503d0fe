// `npm run lock:complete`, after dependencies have changed: adds to package-lock.json the packages for other systems
// that npm leaves out where the registry does not offer them. Without them `npm ci` refuses the lock file, and an
// installation on such a system would lack its native parts. Without dependencies: it runs before they are installed.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** @type {[string, { version: string, dev?: true, optional: true, os?: string[], cpu: string[], libc?: string[] }][]} */
const added = [];
for (const [folder, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(folder, name)) continue;
    if (!/^\d/.test(version))
      throw new Error(`${folder} asks for ${name} ${version}, which is not one version.`);
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
 * Whether a package in this folder would find the other one, as Node looks for it.
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
 * What a native package's name says about where it runs: "@next/swc-linux-x64-musl".
 * @param {string} name
 */
function systemOf(name) {
  if (name.endsWith('wasm32-wasi')) return { cpu: ['wasm32'] };
  const match =
    /(android|darwin|freebsd|linux|openbsd|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name);
  if (!match)
    throw new Error(`${name} does not say for which system it is: add it to ${FILE} by hand.`);
  const [, os, cpu, library = ''] = match;
  const libc = os === 'linux' ? { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] } : {};
  return { cpu: [cpu], ...libc, os: [os] };
}
