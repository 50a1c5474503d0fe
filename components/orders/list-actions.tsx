import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { ExportLinks } from '@/components/ui/export-links';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import * as messages from '@/lib/orders/list/messages';
import { newTitle } from '@/lib/orders/messages';

/** On phones, "New order" is in the bottom bar instead. */
export function ListActions({
  query,
  mayExport,
  mayImport,
  mayCreate,
}: {
  /** The query string of the current list. */
  query: string;
  mayExport: boolean;
  mayImport: boolean;
  mayCreate: boolean;
}) {
  return (
    <>
      {mayExport || mayImport ? (
        <Menu id="more" name={messages.moreActionsButton} label="⋯">
          {mayExport ? <ExportLinks path="/orders" query={query} /> : null}
          {mayImport ? (
            <Link href={IMPORTS_PATH} prefetch={false}>
              <Icon name="upload" /> {messages.importLink}
            </Link>
          ) : null}
        </Menu>
      ) : null}
      {mayCreate ? (
        <Link
          href="/orders/new"
          prefetch={false}
          aria-keyshortcuts="n"
          className={buttonClass({ look: 'primary', className: 'max-md:hidden' })}
        >
          <Icon name="plus" /> {newTitle}
        </Link>
      ) : null}
    </>
  );
}
