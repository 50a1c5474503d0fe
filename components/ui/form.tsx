'use client';

import {
  useActionState,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { EMPTY_FORM, typedValues, type FormAction, type FormState } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import * as messages from '@/lib/messages';
import { FormAlert } from './alert';
import { dropDraft, keepDraft, readDraft } from './draft';
import { changedValues, differsFromForm, draftOf, fieldsOf } from './draft-fields';
import { useDraftKeeper } from './draft-keeper';
import { DraftNote } from './draft-note';
import { FormErrorBoundary } from './form-error-boundary';
import { RenderedForField } from './rendered-for';

type FormProps = {
  action: FormAction;
  /** Idempotency key, created when the form is rendered. */
  operationId: string;
  /** Storage key of the draft; without one, none is kept. */
  draft?: string | undefined;
  children: (state: FormState) => ReactNode;
};

type Start = {
  round: number;
  state: FormState;
  /** ISO 8601 time of a restored draft. */
  typedAt?: string;
  /** Gets the focus back after the remount. */
  focused?: Element | null;
};

/**
 * A form behind a Server Action, with or without JavaScript. Renders its fields from the last response and focuses the
 * first invalid one. Without a response (network or server error), the input is restored, except passwords. Links with
 * `data-cancel` delete the draft.
 */
export function Form(props: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState<FormData | null>(null);
  const [start, setStart] = useState<Start>({ round: 0, state: EMPTY_FORM });
  const { round } = start;

  function restoreSent(lost: FormData) {
    const attempt = start.state.attempt + 1;
    const alert = { text: messages.noResponseToForm };
    const state = { attempt, values: typedValues(lost), errors: {}, alert };
    setStart({ round: round + 1, state });
    setSent(null);
  }

  const restoreDraft = useEffectEvent(() => {
    if (props.draft === undefined || !form.current) return;
    const now = new Date();
    const draft = readDraft(props.draft, now);
    // Typed before the script ran.
    const typed = changedValues(form.current);
    if (!draft || !differsFromForm(draft, form.current)) {
      if (Object.keys(typed).length === 0) dropDraft(props.draft);
      else keepDraft(props.draft, draftOf(form.current, undefined, now));
      return;
    }
    const { at: typedAt, values, conflicts } = draft;
    const state = {
      ...EMPTY_FORM,
      values: { ...values, ...typed },
      ...(conflicts && { conflicts }),
    };
    setStart({ round: round + 1, state, typedAt, focused: document.activeElement });
  });
  useEffect(() => restoreDraft(), []);

  function discard() {
    dropDraft(props.draft!);
    const focused = form.current && fieldsOf(form.current).at(0);
    setStart({ round: round + 1, state: EMPTY_FORM, focused: focused ?? null });
  }

  return (
    <FormErrorBoundary sent={sent} restore={restoreSent}>
      <LiveForm key={round} {...props} {...{ form, start, discard }} onSend={setSent} />
    </FormErrorBoundary>
  );
}

type LiveProps = {
  form: RefObject<HTMLFormElement | null>;
  start: Start;
  onSend: (sent: FormData) => void;
  discard: () => void;
};

function LiveForm({
  action,
  operationId,
  draft,
  children,
  form,
  start,
  onSend,
  discard,
}: FormProps & LiveProps) {
  const [state, submit] = useActionState(action, start.state);
  // A rerender of the page brings another one.
  const [opened] = useState(operationId);
  const isFresh = state.attempt === 0 && !start.typedAt;
  const keeper = useDraftKeeper(draft, form, { state, isFresh });

  const refocus = useEffectEvent(() => {
    const { focused } = start;
    if (focused) restoreFocus(focused);
  });
  // Before the browser paints, so that the focus never jumps visibly.
  useLayoutEffect(() => refocus(), []);
  useLayoutEffect(() => {
    if (state.attempt > 0 && form.current) focusFirstError(form.current);
  }, [form, state.attempt]);

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => {
        if (reportHalfTyped(event.currentTarget)) return event.preventDefault();
        keeper.keep();
        onSend(new FormData(event.currentTarget));
      }}
      onInput={keeper.note}
      onClick={keeper.leave}
      noValidate
      className="space-y-5"
    >
      <input type="hidden" name="operationId" value={state.values.operationId ?? opened} />
      <RenderedForField previous={state.values[RENDERED_FOR]} />
      {draft === undefined ? null : (
        <div aria-live="polite" className="empty:hidden">
          {start.typedAt && state.attempt === 0 ? (
            <DraftNote typedAt={start.typedAt} onDiscard={discard} />
          ) : null}
        </div>
      )}
      {state.alert ? <FormAlert key={state.attempt} {...state.alert} /> : null}
      {children(state)}
    </form>
  );
}

/** After a remount, the same field is another element with the same ID. */
function restoreFocus(focused: Element): void {
  const element = focused.isConnected ? focused : document.getElementById(focused.id);
  if (element === document.body) (document.activeElement as HTMLElement | null)?.blur();
  else if (element instanceof HTMLElement) element.focus();
}

/** A date or time that is typed in part would be sent as none. The browser says what is wrong with it. */
function reportHalfTyped(form: HTMLFormElement): boolean {
  const field = [...form.querySelectorAll('input')].find(({ validity }) => validity.badInput);
  field?.closest('details')?.setAttribute('open', '');
  return field !== undefined && !field.reportValidity();
}

/** Focuses the first invalid or unanswered field, else the link in the alert. */
function focusFirstError(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>(
    ':is(input, textarea, select)[aria-invalid="true"], [data-open] input',
  );
  const target = field ?? form.querySelector<HTMLElement>('[role="alert"] a');
  target?.closest('details')?.setAttribute('open', '');
  target?.focus();
}
