import { Icon } from './icon';
import { Menu } from './menu';

const FORMATS = [
  { ending: 'csv', name: 'CSV' },
  { ending: 'jsonl', name: 'JSON Lines' },
];

/** Takes exactly what is listed along, all pages of it, from the routes beneath `path`. */
export function ExportMenu({ path, query }: { path: '/orders' | '/logs'; query: string }) {
  return (
    <Menu
      label={
        <>
          <Icon name="download" /> Export
        </>
      }
    >
      {FORMATS.map(({ ending, name }) => (
        <a
          key={ending}
          href={`${path}/export.${ending}${query && `?${query}`}`}
          target="_self"
          aria-label={`Export as ${name}`}
        >
          {name}
        </a>
      ))}
    </Menu>
  );
}
