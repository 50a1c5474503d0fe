import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '@/lib/db/engine';
import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';

const PROGRAM = 'tests/faults/disk-process.ts';

/** The outcome of changes on a full disk; `wrong` is empty if all went well. */
export type FullDiskResult = {
  /** The number of times that the disk was filled. */
  rounds: number;
  /** Changes that still fitted. */
  fitted: number;
  /** Changes that were refused because the disk was full. */
  refused: number;
  /** Reads that succeeded at the same time. */
  reads: number;
  /** Refused changes that succeeded when sent again, once there was space. */
  repeated: number;
  /** The number of times that the database server stopped because its write-ahead log had no space. */
  stops: number;
  wrong: string[];
};

/**
 * Fills the disk of a database repeatedly, each time with some random space left; on PostgreSQL then `stops` times so that
 * the server itself stops. Undefined if this user can't mount a disk, which requires Linux, and root for PostgreSQL.
 */
export async function testFullDisk(
  engine: Engine,
  { rounds, seed, stops = 0 }: { rounds: number; seed: number; stops?: number },
): Promise<FullDiskResult | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-disk-'));
  try {
    const enter = mountCommands(engine).find((way) => canMount(way, folder));
    if (!enter) return undefined;
    const [program, ...flags] = enter;
    const node = [process.execPath, '--conditions=react-server', '--import', 'tsx', PROGRAM];
    const parameters = [...flags, ...node, engine, folder, ...[rounds, seed, stops].map(String)];
    const { code, output } = await capture(
      program!,
      parameters,
      childEnvironment({ TMPDIR: folder }),
    );
    if (code !== 0) throw new Error(`the process with the full disk failed: ${output}`);
    return JSON.parse(output) as FullDiskResult;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Commands that run a program with private mounts. PostgreSQL needs real users there. */
function mountCommands(engine: Engine): string[][] {
  const asRoot = ['unshare', '--mount'];
  return engine === 'sqlite' ? [asRoot, ['unshare', '--map-root-user', '--mount']] : [asRoot];
}

function canMount([program, ...flags]: string[], folder: string): boolean {
  return spawnSync(program!, [...flags, 'mount', '-t', 'tmpfs', 'tmpfs', folder]).status === 0;
}
