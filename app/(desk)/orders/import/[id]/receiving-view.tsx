import { buttonClass } from '@/components/ui/button';
import { importPath, IMPORTS_PATH } from '@/lib/imports/paths';
import type { ViewProps } from './view-props';

/** A file of which rows still come in, or did until the connection was lost. */
export function ReceivingView({ view: { id } }: ViewProps) {
  return (
    <>
      <p className="mb-1">The file is still being read.</p>
      <p className="mb-6 max-w-prose text-muted">
        Where sending it was broken off, choose the file again: nothing was written yet.
      </p>
      <div className="flex flex-wrap gap-3">
        <a href={importPath(id)} className={buttonClass({ look: 'primary' })}>
          Look again
        </a>
        <a href={IMPORTS_PATH} className={buttonClass()}>
          Choose a file
        </a>
      </div>
    </>
  );
}
