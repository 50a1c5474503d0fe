import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';

export function DemoNote({ operationId, remove }: { operationId: string; remove: ButtonAction }) {
  return (
    <section
      aria-label="Demo orders"
      className="my-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-tint px-3 py-2 print:hidden"
    >
      <p className="text-sm text-muted">This workspace has demo orders.</p>
      <ActionButton fields={{ operationId }} action={remove} look="secondary">
        Remove demo orders
      </ActionButton>
    </section>
  );
}
