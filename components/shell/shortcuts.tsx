'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import * as messages from './messages';
import type { Granted } from './navigation';
import { asksForPalette, commandOf, isDialogOpen, type Command } from './shortcuts-keys';
import { editLink, pressDeliver, rowCheckbox, searchField, undoButton } from './shortcuts-page';
import { noteFocus, stepRow } from './shortcuts-rows';
import { singleKeysAreOn } from './shortcuts-setting';

/** Loads the dialogs on first use. A `data-shows="help"` button opens the help. */
export function Shortcuts({ granted }: { granted: Granted }) {
  const router = useRouter();
  const [shown, setShown] = useState<ReactNode>(null);
  const isLoading = useRef(false);

  /** Ignores other keys until it has loaded: they are meant for the dialog. */
  function show(load: () => Promise<ReactNode>) {
    if (isLoading.current || isDialogOpen()) return;
    isLoading.current = true;
    const lost = <Lost key={Date.now()} onClose={close} />;
    void load()
      .then(setShown, () => setShown(lost))
      .then(() => (isLoading.current = false));
  }

  const close = () => setShown(null);

  function showHelp() {
    show(async () => {
      const { Help } = await import('./help');
      return <Help granted={granted} onClose={close} />;
    });
  }

  function showPalette() {
    show(async () => {
      const { Palette } = await import('./palette');
      return <Palette granted={granted} onClose={close} onHelp={showHelp} />;
    });
  }

  const act = (command: Command, at: number) => {
    const acts: Record<Command, () => void> = {
      search: () => {
        searchField()?.focus();
        searchField()?.select();
      },
      new: () => router.push('/orders/new'),
      next: () => stepRow(1),
      previous: () => stepRow(-1),
      select: () => rowCheckbox()?.click(),
      edit: () => editLink()?.click(),
      deliver: () => pressDeliver(at),
      undo: () => undoButton()?.click(),
      help: showHelp,
    };
    acts[command]();
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (asksForPalette(event)) {
      event.preventDefault();
      showPalette();
      return;
    }
    const command = commandOf(event, granted);
    if (!command || isLoading.current || !singleKeysAreOn()) return;
    event.preventDefault();
    act(command, event.timeStamp);
  });

  const click = useEffectEvent(({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[data-shows="help"]')) showHelp();
  });

  useEffect(() => {
    const note = ({ target }: FocusEvent) => noteFocus(target);
    document.addEventListener('keydown', press);
    document.addEventListener('click', click);
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('click', click);
      document.removeEventListener('focusin', note);
    };
  }, []);

  return shown;
}

/** In milliseconds. */
const LOST_MS = 10_000;

function Lost({ onClose }: { onClose: () => void }) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const timer = setTimeout(() => close(), LOST_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="alert" className="border-t border-line p-2 text-center text-sm text-danger">
      {messages.serverNotReached}
    </p>
  );
}
