'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { AskedFields } from './asked-fields';
import { QUESTIONS, type Asked, type Question } from './questions';

/**
 * Asks once before something is done to a member. Links inside with `data-asked` (what is asked, as JSON) open the
 * dialog; without JavaScript they lead to a page that asks the same.
 */
export function QuestionDialog({
  actions,
  children,
}: {
  actions: Record<Question, ButtonAction>;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-asked]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setAsked(JSON.parse(link.dataset.asked!) as Asked);
    dialog.current?.showModal();
  }

  return (
    <>
      <div onClick={open} className="contents">
        {children}
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="question-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-5 text-ink shadow-xl backdrop:bg-black/40 open:animate-appear"
      >
        {asked ? (
          <form
            action={async (form) => {
              await actions[asked.question](form);
              dialog.current?.close();
            }}
          >
            <h2 id="question-title" className="text-base font-semibold break-words">
              {QUESTIONS[asked.question].title(asked.name)}
            </h2>
            <p className="mt-2 text-sm text-muted">{QUESTIONS[asked.question].text}</p>
            <AskedFields asked={asked} />
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Button autoFocus onClick={() => dialog.current?.close()}>
                Cancel
              </Button>
              <SubmitButton look="danger" className="max-w-full">
                <span className="truncate">{QUESTIONS[asked.question].button(asked.name)}</span>
              </SubmitButton>
            </div>
          </form>
        ) : null}
      </dialog>
    </>
  );
}
