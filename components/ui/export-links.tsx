import { Icon } from './icon';

const FORMATS = [
  { ending: 'csv', name: 'CSV' },
  { ending: 'jsonl', name: 'JSON Lines' },
];

/** Takes exactly what is listed along, all pages of it, from the routes beneath `path`. */
export function ExportLinks({ path, query }: { path: '/orders' | '/logs'; query: string }) {
  return FORMATS.map(({ ending, name }) => (
    <a key={ending} href={`${path}/export.${ending}${query && `?${query}`}`} target="_self">
      <Icon name="download" /> Export as {name}
    </a>
  ));
}
