import { Icon } from './icon';

const FORMATS = [
  { extension: 'csv', name: 'CSV' },
  { extension: 'jsonl', name: 'JSON Lines' },
];

export function ExportLinks({ path, query }: { path: '/orders' | '/logs'; query: string }) {
  return FORMATS.map(({ extension, name }) => (
    <a key={extension} href={`${path}/export.${extension}${query && `?${query}`}`} target="_self">
      <Icon name="download" /> Export as {name}
    </a>
  ));
}
