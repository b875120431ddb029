import { composition, nameOf } from 'motif'
import { MemcacheInstance } from '../generated/crds/memcache.cnrm.cloud.google.com/v1beta1.ts'
import type { ManagedCache } from '../generated/kinds/managed-cache.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every cache.
const MEMCACHE_VERSION = 'MEMCACHE_1_5'
const MB_PER_GB = 1024

/** One instance a region: instances never share keys, so a region is added or removed without touching the others. */
export default composition<ManagedCache>((scope, { metadata, spec }) => {
  for (const region of spec.regions) {
    new MemcacheInstance(scope, region, {
      metadata: { name: nameOf(metadata.name, region), annotations: inProject(spec.projectId) },
      spec: {
        region,
        memcacheVersion: MEMCACHE_VERSION,
        nodeCount: spec.numShards,
        nodeConfig: { cpuCount: spec.resources.cpu, memorySizeMb: spec.resources.memorySizeGb * MB_PER_GB },
        networkRef: spec.network === undefined ? undefined : { external: spec.network },
      },
    })
  }
})
