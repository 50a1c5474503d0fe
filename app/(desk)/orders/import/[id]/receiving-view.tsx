import { buttonClass } from '@/components/ui/button';
import { importPath, IMPORTS_PATH } from '@/lib/imports/paths';
import type { ViewProps } from './view-props';

/** The upload is running, or its connection was lost. */
export function ReceivingView({ view: { id } }: ViewProps) {
  return (
    <>
      <p className="mb-1">The file is still being read.</p>
      <p className="mb-6 max-w-prose text-muted">
        If the upload was interrupted, choose the file again. Nothing has been imported yet.
      </p>
      <div className="flex flex-wrap gap-3">
        <a href={importPath(id)} className={buttonClass({ look: 'primary' })}>
          Refresh
        </a>
        <a href={IMPORTS_PATH} className={buttonClass()}>
          Choose file
        </a>
      </div>
    </>
  );
}
