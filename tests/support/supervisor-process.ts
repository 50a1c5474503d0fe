// Supervises server processes that each have a port of their own, so that it works on systems where processes can't
// share one. Its parameter is JSON: the program that each runs with its parameters, their ports, and the times of restarts.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { openLog } from '@/lib/http/log';
import { addressOf } from '@/scripts/lib/test-addresses';
import { supervise, type Supervision } from '@/scripts/lib/supervise';

const { program, ports, times } = JSON.parse(process.argv[2]!) as {
  program: string[];
  ports: [number, ...number[]];
  times?: Supervision['times'];
};
const log = openLog({ level: 'info', secrets: [] });

const code = await supervise({
  spawn: (index) =>
    spawn(process.execPath, ['--no-warnings', '--import', 'tsx', ...program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: childEnvironment({
        PORT: String(ports[index]),
        // As can happen on a shared port: what a process requests from the application, another one answers.
        __NEXT_PRIVATE_ORIGIN: addressOf(ports[(index + 1) % ports.length]!),
      }),
    }),
  count: ports.length,
  isHealthy: async () => {
    for (;;) {
      const answer = await fetch(`${addressOf(ports[0])}/api/ready`).catch(() => undefined);
      if (answer) return answer.ok;
      await pause(50);
    }
  },
  onReady: () => log.info('Ready'),
  log,
  ...(times && { times }),
});
if (code === 'unhealthy') log.error('Unhealthy');
process.exit(code === 'unhealthy' ? 1 : code);
