import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/imports/messages';
import { importPath, IMPORTS_PATH } from '@/lib/imports/paths';
import type { ViewProps } from './view-props';

/** The upload is running, or its connection was lost. */
export function ReceivingView({ view: { id } }: ViewProps) {
  return (
    <>
      <p className="mb-1">{messages.receivingText}</p>
      <p className="mb-6 max-w-prose text-muted">{messages.receivingNote}</p>
      <div className="flex flex-wrap gap-3">
        <a href={importPath(id)} className={buttonClass({ look: 'primary' })}>
          {messages.refreshButton}
        </a>
        <a href={IMPORTS_PATH} className={buttonClass()}>
          {messages.chooseFileButton}
        </a>
      </div>
    </>
  );
}
