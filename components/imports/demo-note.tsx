import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';

/** Beneath the list while there are orders to try things on: what they are, and how they go. */
export function DemoNote({ operationId, remove }: { operationId: string; remove: ButtonAction }) {
  return (
    <section
      aria-label="Demo orders"
      className="my-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-tint px-3 py-2 print:hidden"
    >
      <p className="text-sm text-muted">These are demo orders to try things on.</p>
      <ActionButton fields={{ operationId }} action={remove} look="secondary">
        Remove the demo orders
      </ActionButton>
    </section>
  );
}
