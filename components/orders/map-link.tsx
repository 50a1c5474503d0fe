import { clsx } from 'clsx';
import { Icon } from '@/components/ui/icon';
import { map } from '@/lib/messages';
import { mapHref, type NavigationApp } from '@/lib/orders/navigation-apps';

export function MapLink({
  app,
  address,
  name,
  className,
}: {
  app: NavigationApp;
  address: string;
  name: string;
  className?: string;
}) {
  return (
    <a
      href={mapHref(app, address)}
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
