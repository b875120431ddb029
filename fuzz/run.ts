import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { editText, openText, type EditableFile } from '../src/yaml/edit/edit-text.ts'
import { brokenLaws, type Depth } from '../test/support/edit-laws.ts'
import { randomEdit, randomOf } from '../test/support/random-edits.ts'
import { SHARED_DATA } from '../test/support/shared-data.ts'

// Random edits on every real file that can be read, and on the YAML test suite, each held against all the laws.
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    files: { type: 'string', default: 'real' },
    laws: { type: 'string', default: 'all' },
    limit: { type: 'string', default: '20000' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const depth: Depth = values.laws === 'cheap' ? 'cheap' : values.files === 'suite' ? 'data' : 'all'

const files = load(values.files === 'suite' ? /(^|\/)in\.yaml$/ : /\.(ya?ml|json)$/)
const end = Date.now() + Number(values.minutes) * 60_000
const random = randomOf(seed)
const figures = { tried: 0, applied: 0, refused: 0, wrong: 0, bytes: 0 }
const refusals = new Map<string, number>()
let cpuMs = 0
console.log(`seed ${seed}: ${files.length} files (${values.files}), ${values.minutes} minutes, ${depth} laws`)
while (Date.now() < end) round()
report()
process.exitCode = figures.wrong > 0 ? 1 : 0

function load(pattern: RegExp): readonly EditableFile[] {
  const isSuite = values.files === 'suite'
  return readdirSync(SHARED_DATA, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && name.startsWith('yaml-test-suite') === isSuite)
    .sort()
    .map((name) => openText(name, readFileSync(join(SHARED_DATA, name), 'utf8')))
    .filter(({ text, documents }) => documents.length > 0 && text.length <= Number(values.limit))
}

function round(): void {
  const file = variant(files[random(files.length)] as EditableFile)
  const document = file.documents[random(file.documents.length)]
  const edit = document && randomEdit(document.value, random)
  if (!edit) return
  figures.tried++
  const start = process.cpuUsage()
  const result = editText(file, [{ document: document.index, changes: [edit] }])
  const { user, system } = process.cpuUsage(start)
  cpuMs += (user + system) / 1000
  figures.bytes += file.text.length
  if (!result.ok) {
    figures.refused++
    const what = `${edit.op} ${result.refusal.code}`
    refusals.set(what, (refusals.get(what) ?? 0) + 1)
    return
  }
  figures.applied++
  const broken = brokenLaws({ file, document: document.index, edit, result }, depth)
  if (broken.length === 0) return
  figures.wrong++
  if (figures.wrong > 20) return
  const shown = JSON.stringify(edit, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  console.log(`wrong: ${file.file} document ${document.index}: ${shown}\n  ${broken.join('\n  ')}`)
}

/** Now and then a file with other line breaks, a byte order mark, or no last line break. */
function variant(file: EditableFile): EditableFile {
  switch (random(12)) {
    case 0:
      return openText(file.file, file.text.replace(/\r?\n/g, '\r\n'))
    case 1:
      return openText(file.file, `\ufeff${file.text}`)
    case 2:
      return openText(file.file, file.text.replace(/\r?\n$/, ''))
    default:
      return file
  }
}

function report(): void {
  const { tried, applied, refused, wrong, bytes } = figures
  console.log(
    `seed ${seed}: ${tried} edits tried, ${applied} applied, ${refused} refused (${((100 * refused) / tried).toFixed(3)} %), ${wrong} wrong`,
  )
  for (const [what, count] of [...refusals].sort(([, a], [, b]) => b - a)) console.log(`  refused ${what}: ${count}`)
  console.log(`edit and verify: ${(bytes / 1000 / cpuMs).toFixed(1)} MB/s of processor time`)
}
