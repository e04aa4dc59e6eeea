import { useFontFolder } from '../../typeset/fonts/font-registry.ts';
import type { RenderedVolume } from '../../typeset/render/render-volume.ts';
import type { PoolTask } from './render-pool.ts';
import { carryOut } from './render-task.ts';

/** What each thread of the pool runs. */
export default async function draw({ task, port, fontFolder }: PoolTask): Promise<RenderedVolume> {
  useFontFolder(fontFolder);
  try {
    return await carryOut(task, (done, total) => port.postMessage({ done, total }));
  } finally {
    port.close();
  }
}
