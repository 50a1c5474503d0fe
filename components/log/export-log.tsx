import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import type { LogListing } from '@/lib/log/listing';
import { logListingQuery } from '@/lib/log/listing-address';

const FORMATS = [
  { path: '/logs/export.csv', name: 'CSV' },
  { path: '/logs/export.jsonl', name: 'JSON Lines' },
];

/** Takes exactly the entries along that are listed, all pages of them. */
export function ExportLog({ listing }: { listing: LogListing }) {
  const query = logListingQuery(listing);
  return (
    <Menu
      label={
        <>
          <Icon name="download" /> Export
        </>
      }
    >
      {FORMATS.map(({ path, name }) => (
        <a
          key={path}
          href={query ? `${path}?${query}` : path}
          target="_self"
          aria-label={`Export as ${name}`}
        >
          {name}
        </a>
      ))}
    </Menu>
  );
}
