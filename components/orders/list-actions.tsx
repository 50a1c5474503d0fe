import { buttonClass } from '@/components/ui/button';
import { ExportLinks } from '@/components/ui/export-links';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import * as messages from '@/lib/orders/list/messages';
import { NEW_ORDER_PATH } from '@/lib/orders/list/url';
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
            <a href={IMPORTS_PATH}>
              <Icon name="upload" /> {messages.importLink}
            </a>
          ) : null}
        </Menu>
      ) : null}
      {mayCreate ? (
        <a
          href={NEW_ORDER_PATH}
          aria-keyshortcuts="n"
          className={buttonClass({ look: 'primary', className: 'max-md:hidden' })}
        >
          <Icon name="plus" /> {newTitle}
        </a>
      ) : null}
    </>
  );
}
