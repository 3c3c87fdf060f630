// What a warm container costs while it waits: its control group's memory, as the engine tells it.
import { connect } from '../../sandbox/image.ts';
import { ownerLabel } from '../../sandbox/spec.ts';

/** Of the containers that this process keeps, in MB each; files cached by the kernel are not counted. */
export async function idleMemory(host: string): Promise<number[]> {
  const docker = connect(host);
  const found = await docker.listContainers({ filters: { label: [ownerLabel] } });
  const own = found.filter(({ Labels }) => Labels[ownerLabel]?.split('/')[1] === String(process.pid));
  const all = own.map(async ({ Id }) => {
    const { memory_stats: memory } = await docker.getContainer(Id).stats({ stream: false });
    const cached = memory.stats.total_inactive_file ?? memory.stats.inactive_file ?? 0;
    return (memory.usage - cached) / 1_048_576;
  });
  return await Promise.all(all);
}
