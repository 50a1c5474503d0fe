import type { ButtonAction } from '@/lib/forms/form-state';
import { CANCELLED_CHOICES, type CancelledChoice } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/messages';
import { ChoiceBar, Choices } from './choice-bar';

/** For all orders that are ongoing here, but cancelled in the file. */
export function CancelledOrdersChoice({
  id,
  orders,
  chosen,
  action,
}: {
  id: string;
  /** Their number. */
  orders: number;
  chosen: CancelledChoice;
  /** Parses `cancelledChoiceSchema`. */
  action: ButtonAction;
}) {
  const choices = CANCELLED_CHOICES.map((choice) => ({
    name: messages.CANCELLED_CHOICE_NAMES[choice],
    isChosen: choice === chosen,
    fields: { id, cancelled: choice },
  }));
  return (
    <ChoiceBar label={messages.cancelledLabel} text={messages.cancelledText(orders)}>
      <Choices {...{ choices, action }} />
    </ChoiceBar>
  );
}
