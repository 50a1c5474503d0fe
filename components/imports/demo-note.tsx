import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/orders/list/messages';

export function DemoNote({ operationId, remove }: { operationId: string; remove: ButtonAction }) {
  return (
    <section
      aria-label={messages.demoLabel}
      className="my-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-tint px-3 py-2 print:hidden"
    >
      <p className="text-sm text-muted">{messages.demoNote}</p>
      <ActionButton fields={{ operationId }} action={remove} look="secondary">
        {messages.removeDemoButton}
      </ActionButton>
    </section>
  );
}
