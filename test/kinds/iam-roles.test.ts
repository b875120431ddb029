import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const page = readFileSync('docs/iam-roles.md', 'utf8')
const rows = [...page.matchAll(/^\| (\w+) +\| `([^`]+)`/gm)].map(([, kind = '', role = '']) => `${kind} ${role}`)

test('the page of roles lists every role of every composition, and no other', () => {
  const granted = readdirSync('schemas')
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const kind = /^ {4}kind: (\w+)$/m.exec(readFileSync(join('schemas', file), 'utf8'))?.[1] ?? file
      return sourcesOf(basename(file, '.yaml')).flatMap((text) => rolesIn(text).map((role) => `${kind} ${role}`))
    })
  assert.ok(rows.length > 20)
  assert.equal([...rows].sort(), [...new Set(granted)].sort())
})

test('every role in the rendered examples is on the page, or written in the spec', () => {
  const listed = new Set(rows.map((row) => row.split(' ')[1]))
  const specs = textsIn('examples/specs').join('\n')
  const rendered = textsIn('examples/manifests').flatMap((text) =>
    [...text.matchAll(/^\s*(?:- )?role: (\S+)$/gm)].map(([, role = '']) => role),
  )
  assert.ok(rendered.length > 20)
  assert.equal(
    rendered.filter((role) => !listed.has(role) && !specs.includes(`- ${role}\n`)),
    [],
  )
})

test('no role is a basic one', () => {
  assert.equal(
    rows.filter((row) => /roles\/(owner|editor|viewer)$/.test(row)),
    [],
  )
})

/** The texts of a kind's composition, and of the folder that goes with it. */
function sourcesOf(kind: string): readonly string[] {
  return readdirSync('compositions', { recursive: true, encoding: 'utf8' })
    .filter((file) => [`${kind}.ts`, `${kind}.yaml.hbs`].includes(file) || file.startsWith(`${kind}/`))
    .filter((file) => /\.(ts|hbs)$/.test(file))
    .map((file) => readFileSync(join('compositions', file), 'utf8'))
}

function rolesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:'|role: )(roles\/\w+\.[\w.]+|OWNER|READER|WRITER)/g)].map(([, role = '']) => role)
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

test.run()
