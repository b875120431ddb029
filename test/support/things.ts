import { crd, type TestPackage } from './program.ts'

/** The least a motif.yaml can say. */
export const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: test }\n'
/** A kind with a default, and the raw kind it renders to. */
const THING = crd('things.dev', 'Thing', {
  properties: { size: { type: 'integer', default: 3 }, next: { type: 'string' } },
})
const BUCKET = crd('raw.dev', 'Bucket', { properties: { size: { type: 'integer' } } })

/** A spec of kind Thing in namespace a; `more` goes into its metadata. */
export const thing = (name: string, spec = '{}', more = ''): string =>
  `apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: ${name}, namespace: a${more} }\nspec: ${spec}\n`
/** A raw resource, as a composition would emit it. */
export const bucket = (name: string, size: unknown = 1) => ({
  apiVersion: 'raw.dev/v1',
  kind: 'Bucket',
  metadata: { name },
  spec: { size: size as number },
})

/** A package with the kind Thing, which renders one Bucket of its size unless told otherwise. */
export function packageOf(
  specs: Record<string, string>,
  more: Partial<TestPackage> & { motif?: string } = {},
): TestPackage {
  const files: Record<string, string> = {
    'motif.yaml': more.motif ?? MOTIF,
    'schemas/thing.yaml': THING,
    'schemas/crds/raw.dev/bucket.yaml': BUCKET,
    ...more.files,
  }
  for (const [name, text] of Object.entries(specs)) files[`specs/${name}`] = text
  return {
    files,
    compositions: {
      'things.dev/Thing': ({ metadata, spec }) => [
        bucket((metadata as { name: string }).name, (spec as { size: number }).size),
      ],
      ...more.compositions,
    },
    ...(more.options === undefined ? {} : { options: more.options }),
  }
}
