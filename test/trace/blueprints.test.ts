import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { leavesOf } from '../../src/trace/answers.ts'
import { isWithin } from '../../src/trace/edit.ts'
import { blueprintsBelow, fieldOf, kindOfBlueprint, type Blueprint } from '../support/blueprint.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'
import { MOTIF } from '../support/things.ts'
import { pathsOf, withTraced, type Traced } from '../support/traced.ts'

// Google's blueprints say in comments which setter each field comes from: a truth that nobody here made. Every file is written
// as a kind, once as a template and once in TypeScript, and each field is asked about.

for (const [language, suffix] of [
  ['Handlebars', '.yaml.hbs'],
  ['TypeScript', '.ts'],
] as const) {
  dataTest(
    test,
    `in ${language}, the spec fields found for a field are the setters that the blueprint names`,
    async () => {
      const blueprints = blueprintsBelow(join(SHARED_DATA, 'blueprints'))
      const kinds = blueprints.map(kindOfBlueprint)
      const files: Record<string, string> = { 'motif.yaml': MOTIF }
      for (const { basename, schema, template, typescript, spec } of kinds) {
        files[`schemas/${basename}.yaml`] = schema
        files[`compositions/${basename}${suffix}`] = suffix === '.ts' ? typescript : template
        files[`specs/${basename}.yaml`] = spec
      }
      await withTraced(files, (traced) => {
        const counts = { right: 0, found: 0, named: 0, fields: 0 }
        const wrong = blueprints.flatMap((blueprint, index) =>
          compare(traced, blueprint, { name: `specs/blueprint-${index}.yaml`, counts }),
        )
        const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`
        const { right, found, named, fields } = counts
        console.log(
          `${language}: ${blueprints.length} blueprints, ${fields} fields, ${named} settings: ` +
            `precision ${percent(right, found)}, recall ${percent(right, named)}`,
        )
        assert.equal(wrong, [])
        assert.ok(blueprints.length >= 40 && named >= 250, 'the blueprints were read')
      })
    },
  )
}

interface Counting {
  readonly name: string
  readonly counts: { right: number; found: number; named: number; fields: number }
}

/** What was found otherwise than the blueprint says, in words. */
function compare({ program, tracer }: Traced, blueprint: Blueprint, { name, counts }: Counting): string[] {
  const source = program.sources().find(({ ref }) => ref.file === name)
  const resources = source === undefined ? [] : (tracer.moves(source)?.rendering.resources ?? [])
  if (source === undefined || resources.length !== blueprint.resources.length) {
    return [`${blueprint.file}: ${resources.length} resources instead of ${blueprint.resources.length}`]
  }
  return blueprint.resources.flatMap((expected, index) => {
    const parts = [`object-${index}`, String(index + 1)]
    const resource = resources.find(({ part }) => parts.includes(part?.part ?? ''))
    if (resource === undefined) return [`${blueprint.file}: one resource is not rendered`]
    return leavesOf(expected.manifest, []).flatMap((path) => {
      const setting = [...expected.setters.values()].find((each) => isWithin(path, each.path))
      const wanted = (setting?.names ?? []).map((setter) => `spec.${fieldOf(setter)}`)
      const cause = tracer.causeOf({ source: source.ref, part: resource.part?.part ?? '', path })
      const found = [...new Set(pathsOf(cause?.spec ?? []).map((each) => each.replace(/\[\d+\]$/, '')))]
      counts.fields += 1
      counts.found += found.length
      counts.named += wanted.length
      counts.right += found.filter((each) => wanted.includes(each)).length
      const isSame = [...found].sort().join() === [...wanted].sort().join()
      return isSame ? [] : [`${blueprint.file} ${path.join('.')}: ${found.join(' ')} instead of ${wanted.join(' ')}`]
    })
  })
}

test.run()
