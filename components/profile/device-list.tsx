import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Age } from '@/components/ui/time';
import { describeAge } from '@/lib/dates';
import type { ButtonAction } from '@/lib/forms/form-state';

export type Device = { id: string; device: string; lastSeenAt: Date };

/** The devices on which someone is signed in, each of which can be signed out. */
export function DeviceList({
  devices,
  currentId,
  now,
  timeZone,
  endSession,
}: {
  devices: Device[];
  currentId: string;
  now: Date;
  timeZone: string;
  endSession: ButtonAction;
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {devices.map(({ id, device, lastSeenAt }) => (
        <li key={id} className="flex min-h-14 items-center gap-3 py-2">
          <span className="text-muted">
            <Icon name="device" size={20} />
          </span>
          <div className="min-w-0 flex-1">
            <p className="break-words">{device}</p>
            <p className="text-sm text-muted">
              {id === currentId ? (
                'This device'
              ) : (
                <>
                  Last seen <Age instant={lastSeenAt} now={now} timeZone={timeZone} />
                </>
              )}
            </p>
          </div>
          {id === currentId ? null : (
            <form action={endSession}>
              <input type="hidden" name="sessionId" value={id} />
              <button type="submit" className={buttonClass()}>
                Sign out{' '}
                <span className="sr-only">
                  {device}, last seen {describeAge(lastSeenAt, now)}
                </span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
