import { clsx } from 'clsx';
import { Icon } from '@/components/ui/icon';
import { map } from '@/lib/messages';

/** Phones open this link in their maps app. */
export function mapHref(address: string): string {
  const query = new URLSearchParams({ api: '1', query: address });
  return `https://www.google.com/maps/search/?${query}`;
}

export function MapLink({
  address,
  name,
  className,
}: {
  address: string;
  name: string;
  className?: string;
}) {
  return (
    <a
      href={mapHref(address)}
      target="_blank"
      rel="noreferrer"
      aria-label={name}
      title={name}
      className={clsx(
        'relative z-10 inline-flex h-11 items-center gap-1 px-1 align-middle text-sm text-accent',
        className,
      )}
    >
      {map} <Icon name="external" size={14} />
    </a>
  );
}
