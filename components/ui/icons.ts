import { readFileSync } from 'node:fs';

/** Our names, and those of Lucide (https://lucide.dev/icons). */
export const ICONS = {
  alert: 'triangle-alert',
  check: 'check',
  clock: 'clock',
  close: 'x',
  copy: 'copy',
  device: 'monitor',
  down: 'arrow-down',
  download: 'download',
  external: 'arrow-up-right',
  eye: 'eye',
  failed: 'package-x',
  filter: 'list-filter',
  grip: 'grip-vertical',
  keyboard: 'keyboard',
  left: 'chevron-left',
  lock: 'lock',
  log: 'list',
  note: 'message-square',
  orders: 'package',
  pencil: 'pencil',
  plus: 'plus',
  reopen: 'rotate-ccw',
  right: 'chevron-right',
  search: 'search',
  settings: 'settings',
  'sign-out': 'log-out',
  trash: 'trash-2',
  truck: 'truck',
  up: 'arrow-up',
  upload: 'upload',
  user: 'user',
  users: 'users',
} as const;

export type IconName = keyof typeof ICONS;

const STROKES =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

/** Required by the license. */
const NOTICE =
  '<!-- Icons: Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Icons and Contributors -->';

export function iconSprite(): string {
  const symbols = (Object.keys(ICONS) as IconName[]).map(
    (name) => `<symbol id="${name}" ${STROKES}>${readShapes(name)}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${NOTICE}${symbols.join('')}</svg>`;
}

export function iconUrl(name: IconName): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${STROKES}>${readShapes(name)}</svg>`;
  return `url("data:image/svg+xml,${svg.replaceAll('"', "'").replace(/[<>#%]/g, encodeURIComponent)}")`;
}

/** Reads at build time, from a package that isn't bundled. */
function readShapes(name: IconName): string {
  const svg = readFileSync(`node_modules/lucide-static/icons/${ICONS[name]}.svg`, 'utf8');
  return [...svg.matchAll(/<(?!svg)\w+ [^>]*\/>/g)]
    .map(([shape]) => shape.replace(' />', '/>'))
    .join('');
}
