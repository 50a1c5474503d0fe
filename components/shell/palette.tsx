'use client';

import { useCombobox } from 'downshift';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import * as shared from '@/lib/messages';
import * as messages from './messages';
import type { Granted } from './navigation';
import { actionsFor, orderEntries, pageActions, pagesFor, type Entry } from './palette-entries';
import { PaletteList } from './palette-list';
import { useFoundOrders, type Looking } from './palette-orders';
import { isComposing } from './shortcuts-keys';
import { closeBeside, MODAL_LOOK, useModal } from './shortcuts-modal';

export function Palette({
  granted,
  onClose,
  onHelp,
}: {
  granted: Granted;
  onClose: () => void;
  onHelp: () => void;
}) {
  const router = useRouter();
  const modal = useModal();
  const chosen = useRef<Entry>(null);
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState<string | null>(null);
  const [isEntered, setIsEntered] = useState(false);
  const [actions] = useState(() => pageActions({ onHelp }));
  const text = typed.trim();
  const { orders, looking } = useFoundOrders(text);
  const isSettled = looking === 'found' || looking === 'part';

  const groups = [
    { name: messages.pagesGroup, entries: pagesFor(text, granted) },
    { name: messages.ordersGroup, entries: orderEntries(text, orders, isSettled) },
    { name: messages.actionsGroup, entries: actionsFor(text, actions) },
  ].filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find(({ key }) => key === marked) ?? entries[0];

  const combobox = useCombobox<Entry>({
    items: entries,
    itemToString: (entry) => entry?.name ?? '',
    itemToKey: (entry) => entry?.key,
    isOpen: true,
    inputValue: typed,
    selectedItem: null,
    highlightedIndex: active ? entries.indexOf(active) : -1,
    onHighlightedIndexChange: ({ highlightedIndex }) => {
      const entry = entries[highlightedIndex];
      if (entry) setMarked(entry.key);
    },
    onStateChange: ({ type, selectedItem }) => {
      if (type === useCombobox.stateChangeTypes.ItemClick) choose(selectedItem ?? undefined);
    },
  });

  function choose(entry: Entry | undefined) {
    if (!entry) return;
    chosen.current = entry;
    modal.current?.close();
  }

  /** Enter waits for the orders, so that typing a name doesn't trigger an action. */
  function enter() {
    if (looking === 'looking' && !marked) setIsEntered(true);
    else choose(active);
  }

  const chooseFirst = useEffectEvent(() => choose(active));
  useEffect(() => {
    if (isEntered && looking !== 'looking') chooseFirst();
  }, [isEntered, looking]);

  /** After closing, so that the focus is restored first. */
  function closed() {
    onClose();
    const entry = chosen.current;
    if (!entry) return;
    if ('href' in entry) router.push(entry.href);
    else entry.act();
  }

  function press({ key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent }: KeyboardEvent) {
    const isModified = ctrlKey || metaKey || altKey || shiftKey;
    // Escape closes the dialog, and a modified key acts on the text.
    if (!isModified && key !== 'Enter' && key !== 'Escape') return;
    Object.assign(nativeEvent, { preventDownshiftDefault: true });
    if (key !== 'Enter' || isModified || isComposing(nativeEvent)) return;
    nativeEvent.preventDefault();
    enter();
  }

  return (
    <dialog
      ref={modal}
      aria-label={messages.paletteLabel}
      onClose={closed}
      onClick={closeBeside}
      className={`${MODAL_LOOK} mt-2 mb-auto w-[min(36rem,calc(100vw-2rem))] md:mt-[10vh]`}
    >
      <div className="flex items-center border-b border-line pl-3 text-muted focus-within:border-accent">
        <Icon name="search" />
        <span onKeyDownCapture={press} className="flex min-w-0 flex-1">
          <input
            {...combobox.getInputProps({
              'aria-labelledby': undefined,
              'aria-expanded': entries.length > 0,
              onChange: (event) => {
                setTyped(event.currentTarget.value);
                setMarked(null);
                setIsEntered(false);
              },
            })}
            type="text"
            aria-label={messages.paletteSearch}
            placeholder={messages.paletteSearch}
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            className="h-12 min-w-0 flex-1 bg-transparent px-2 text-base text-ink placeholder:text-muted focus-visible:outline-none"
          />
        </span>
        <button
          type="button"
          aria-label={shared.close}
          onClick={() => modal.current?.close()}
          className="flex size-12 items-center justify-center rounded-md hover:text-ink"
        >
          <Icon name="close" />
        </button>
      </div>
      <PaletteList groups={groups} combobox={combobox} />
      <p role="status" className="min-h-9 border-t border-line px-3 py-2 text-sm text-muted">
        {sentence(looking, entries.length)}
      </p>
    </dialog>
  );
}

function sentence(looking: Looking, found: number): string {
  const sentences: Record<Looking, string> = {
    idle: messages.typeToSearch,
    looking: messages.searching,
    found: messages.found(found),
    part: messages.foundInPart(found),
    unreachable: messages.ordersNotReached,
    'signed-out': messages.signedOutOfSearch,
  };
  return sentences[looking];
}
