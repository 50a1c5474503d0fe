'use client';

import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import * as shared from '@/lib/messages';
import * as messages from './messages';
import type { Granted } from './navigation';
import { shortcutsFor } from './shortcuts-keys';
import { closeBeside, MODAL_LOOK, useModal } from './shortcuts-modal';
import { ShortcutsSwitch } from './shortcuts-switch';

export function Help({ granted, onClose }: { granted: Granted; onClose: () => void }) {
  const modal = useModal();
  return (
    <dialog
      ref={modal}
      aria-labelledby="help-title"
      onClose={onClose}
      onClick={closeBeside}
      className={`${MODAL_LOOK} my-auto w-[min(28rem,calc(100vw-2rem))]`}
    >
      <div className="p-5">
        <div className="flex items-center justify-between">
          <h2 id="help-title" className="text-base font-semibold">
            {messages.shortcutsTitle}
          </h2>
          <Button
            look="quiet"
            aria-label={shared.close}
            onClick={() => modal.current?.close()}
            className="w-11 px-0"
          >
            <Icon name="close" />
          </Button>
        </div>
        <table className="mt-2 w-full text-sm">
          <thead className="sr-only">
            <tr>
              <th scope="col">{messages.keyColumn}</th>
              <th scope="col">{messages.effectColumn}</th>
            </tr>
          </thead>
          <tbody>
            {shortcutsFor(granted).map(({ keys, description }) => (
              <tr key={description} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 ? messages.orKey : null}
                      <kbd className="rounded-sm border border-line-strong px-1.5 font-mono">
                        {key}
                      </kbd>
                    </span>
                  ))}
                </th>
                <td className="py-1.5">{description}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="mt-3 text-sm">
          <ShortcutsSwitch />
          <p className="text-muted">{messages.singleKeysHint}</p>
        </div>
      </div>
    </dialog>
  );
}
