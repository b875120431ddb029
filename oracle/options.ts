import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the command line of the oracle says. */
export interface Options {
  readonly seed: number
  /** How many mutated objects are judged. */
  readonly count: number
  /** How many mutated CustomResourceDefinitions are judged. */
  readonly crdCount: number
  /** Folders that are read at any depth. */
  readonly crds: string
  readonly samples: string
  /** The folder with `build`, `up` and `down`. */
  readonly tools: string
  /** A server that runs already and has the CRDs; without it one is started, and stopped at the end. */
  readonly kubeconfig: string | undefined
  /** Only this case of the seed, in full. */
  readonly only: number | undefined
  /** No case is begun after this. */
  readonly limitMs: number
  /** Only kinds whose name or group contains this. */
  readonly kinds: string
}

/** Reads the options. @throws TypeError for one that is not known. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '10000' },
      'crd-count': { type: 'string' },
      crds: { type: 'string', default: '../shared/data/config-connector/crds' },
      samples: { type: 'string', default: '../shared/data' },
      tools: { type: 'string', default: process.env.KUBE_TOOLS ?? '../shared/tools/kube' },
      kubeconfig: { type: 'string' },
      only: { type: 'string' },
      limit: { type: 'string', default: '300' },
      kinds: { type: 'string', default: '' },
    },
  })
  const count = Number(values.count)
  return {
    seed: Number(values.seed),
    count,
    crdCount: Number(values['crd-count'] ?? Math.ceil(count / 10)),
    crds: resolve(values.crds),
    samples: resolve(values.samples),
    tools: resolve(values.tools),
    kubeconfig: values.kubeconfig,
    only: values.only === undefined ? undefined : Number(values.only),
    limitMs: Number(values.limit) * 1000,
    kinds: values.kinds,
  }
}
