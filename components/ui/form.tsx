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
import { dropDraft, keepDraft, readDraft } from './draft';
import { draftOf, fieldsOf, saysMore, typedInto } from './draft-fields';
import { useDraftKeeper } from './draft-keeper';
import { DraftNote } from './draft-note';
import { FormAlert } from './form-alert';
import { FaultGuard } from './form-fault';
import { focusAgain, focusWrong } from './form-focus';
import { RenderedForField } from './rendered-for';

type FormProps = {
  action: FormAction;
  /** Made when the form is opened: sent twice, it acts once. */
  operationId: string;
  /** The name under which the device keeps what is typed until it is saved. Without one it keeps nothing. */
  draft?: string | undefined;
  children: (state: FormState) => ReactNode;
};

/** How a form is drawn, before there is an answer. */
type Start = {
  round: number;
  state: FormState;
  /** Since when it holds what was typed before, as a time of ISO 8601. */
  typedAt?: string;
  /** What had the focus, which drawing must not move. */
  focused?: Element | null;
};

/**
 * A form behind a Server Action, with or without JavaScript. Draws its fields from the last answer, shows a refusal
 * that belongs to no field on top, and leads the focus to the first field that is wrong. When no answer comes (the
 * network, a fault of the server) the form comes back with all that was typed but passwords, and so does a draft. A link
 * with `data-cancel` in it throws the draft away.
 */
export function Form(props: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState<FormData | null>(null);
  const [start, setStart] = useState<Start>({ round: 0, state: EMPTY_FORM });
  const { round } = start;

  function comeBack(lost: FormData) {
    const text =
      'No answer came, so this may not have worked. All you typed is here: send it again.';
    const attempt = start.state.attempt + 1;
    const state = { attempt, values: typedValues(lost), errors: {}, alert: { text } };
    setStart({ round: round + 1, state });
    setSent(null);
  }

  const bringBack = useEffectEvent(() => {
    if (props.draft === undefined || !form.current) return;
    const now = new Date();
    const draft = readDraft(props.draft, now);
    // People are faster than scripts, sometimes.
    const typed = typedInto(form.current);
    if (!draft || !saysMore(draft, form.current)) {
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
  useEffect(() => bringBack(), []);

  function discard() {
    dropDraft(props.draft!);
    const focused = form.current && fieldsOf(form.current).at(0);
    setStart({ round: round + 1, state: EMPTY_FORM, focused: focused ?? null });
  }

  return (
    <FaultGuard sent={sent} comeBack={comeBack}>
      <LiveForm key={round} {...props} {...{ form, start, discard }} onSend={setSent} />
    </FaultGuard>
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
  // The page may be drawn again underneath, with another one.
  const [opened] = useState(operationId);
  const isFresh = state.attempt === 0 && !start.typedAt;
  const keeper = useDraftKeeper(draft, form, { state, isFresh });

  const refocus = useEffectEvent(() => {
    const { focused } = start;
    if (focused) focusAgain(focused);
  });
  // Before the browser paints, so that an answer never shows without its focus.
  useLayoutEffect(() => refocus(), []);
  useLayoutEffect(() => {
    if (state.attempt > 0 && form.current) focusWrong(form.current);
  }, [form, state.attempt]);

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => {
        keeper.keep();
        onSend(new FormData(event.currentTarget));
      }}
      onInput={keeper.note}
      onClick={keeper.leave}
      noValidate
      className="space-y-5"
    >
      <input type="hidden" name="operationId" value={state.values.operationId ?? opened} />
      <RenderedForField kept={state.values[RENDERED_FOR]} />
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
