import { Icon } from '@/components/ui/icon';

/** Field error or open question; fields refer to it by `id`. */
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
