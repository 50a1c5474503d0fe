import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import type { Listing } from '@/lib/orders/listing';
import { listingQuery } from '@/lib/orders/listing-address';

const FORMATS = [
  { path: '/orders/export.csv', name: 'CSV' },
  { path: '/orders/export.jsonl', name: 'JSON Lines' },
];

/** Takes exactly what is listed along, all pages of it. */
export function ExportMenu({ listing }: { listing: Listing }) {
  const query = listingQuery(listing);
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
