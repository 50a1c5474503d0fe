import * as messages from '@/lib/orders/list/messages';
import { PAGE_SIZES, type ListParams } from '@/lib/orders/list/params';
import { listPath } from '@/lib/orders/list/url';

export function PageSizes({ listing }: { listing: ListParams }) {
  return (
    <span className="page-sizes flex items-center gap-1 max-md:hidden">
      {messages.perPage}
      {PAGE_SIZES.map((size) => (
        <a
          key={size}
          href={listPath({ ...listing, size })}
          aria-label={messages.pageSizeName(size)}
          aria-current={size === listing.size ? 'true' : undefined}
        >
          {size}
        </a>
      ))}
    </span>
  );
}
