import { Icon } from './icon';

export function Notes({ notes }: { notes: string[] }) {
  return (
    <div aria-live="polite">
      {notes.length > 0 ? (
        <ul className="mb-3 space-y-1 rounded-md border border-line bg-ongoing-tint px-3 py-2.5 text-sm text-ongoing">
          {notes.map((note) => (
            <li key={note} className="flex gap-2">
              <span className="mt-0.5">
                <Icon name="alert" />
              </span>
              <span className="min-w-0 wrap-anywhere">{note}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
