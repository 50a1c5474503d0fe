import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { ExportMenu } from '@/components/ui/export-menu';
import { Icon } from '@/components/ui/icon';
import { IMPORTS_PATH } from '@/lib/imports/paths';

/** The ways in and out of the list, for who may take them. */
export function ListActions({
  query,
  mayExport,
  mayImport,
  mayCreate,
}: {
  /** The query of the list that is shown, as the list writes it. */
  query: string;
  mayExport: boolean;
  mayImport: boolean;
  mayCreate: boolean;
}) {
  return (
    <>
      {mayExport ? <ExportMenu path="/orders" query={query} /> : null}
      {mayImport ? (
        <Link href={IMPORTS_PATH} prefetch={false} className={buttonClass()}>
          <Icon name="upload" /> Import
        </Link>
      ) : null}
      {mayCreate ? (
        <Link
          href="/orders/new"
          prefetch={false}
          aria-keyshortcuts="n"
          className={buttonClass({ look: 'primary' })}
        >
          <Icon name="plus" /> New order
        </Link>
      ) : null}
    </>
  );
}
