import { Icon } from '@/components/ui/icon';

/** What is wrong with a field, or open about it, in words beneath it; tied to it by the id. */
export function ProblemNote({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-sm text-danger">
      <span className="mt-0.5">
        <Icon name="alert" />
      </span>
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </p>
  );
}
