'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useRenderedFor } from '@/components/ui/rendered-for';
import type { ButtonAction } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

/** Between two calls, in milliseconds, so that whoever presses a button here gets a turn. */
const BREATH_MS = 50;

/** After a call that was not answered, in milliseconds; longer each time, up to the last. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000];

/**
 * Has the server work on a group, call by call, for as long as this is on the page. Each answer draws the page anew, so
 * nothing else has to; the mark `data-running` tells it.
 */
export function BulkRunner({ id, run }: { id: string; run: ButtonAction }) {
  const renderedFor = useRenderedFor();
  const [trouble, setTrouble] = useState<string | null>(null);

  const call = useEffectEvent(() => {
    const form = new FormData();
    form.set('id', id);
    if (renderedFor) form.set(RENDERED_FOR, renderedFor);
    return run(form);
  });

  useEffect(() => {
    let isHere = true;
    async function work() {
      for (let lost = 0; isHere;) {
        try {
          const kept = await call();
          if (kept && !kept.canRetry) return setTrouble(kept.text);
          lost = kept ? lost + 1 : 0;
        } catch {
          // The network, or a server that restarts. Nothing is done twice, so it is simply asked again.
          lost++;
        }
        if (!isHere) return;
        setTrouble(lost > 0 ? 'No answer; trying again.' : null);
        await pause(lost > 0 ? (PAUSES_MS[lost - 1] ?? PAUSES_MS.at(-1)!) : BREATH_MS);
      }
    }
    void work();
    return () => {
      isHere = false;
    };
  }, [id]);

  return (
    <p data-running aria-live="polite" className="mt-2 text-sm text-danger">
      {trouble}
    </p>
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
