import type { RenderedVolume } from './render/render-volume.ts';
import type { PoolTask } from './render-pool.ts';
import { carryOut } from './render-task.ts';

/** What each thread of the pool runs. */
export default async function draw({ task, port }: PoolTask): Promise<RenderedVolume> {
  try {
    return await carryOut(task, (done, total) => port.postMessage({ done, total }));
  } finally {
    port.close();
  }
}
